using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Tests;

public sealed class OrderRoundingTests
{
    [Fact]
    public void Orders_When_scrap_gives_a_repeating_decimal_Then_rounding_adds_no_units()
    {
        // 7 / 0.9 units of RC need 70 units of RD: seven multiples of 10, not eight.
        var input = new PlanInput
        {
            Start = new(2026, 1, 1),
            Months = 1,
            Products =
            [
                new()
                {
                    Sku = "RP",
                    Demand = [7],
                    UnitPrice = [0],
                    HoldingCost = [0],
                    SafetyStock = [0],
                },
            ],
            Components = [new() { Sku = "RD", OrderMultiple = 10 }],
            Bills = new Dictionary<string, IReadOnlyList<BillLine>>
            {
                ["RP"] = [new("RC", 1, 0.1m)],
                ["RC"] = [new("RD", 9, 0)],
            },
        };

        var orders = Planner
            .Plan(
                input,
                [new(StrategyName.Optimal)],
                cancellationToken: TestContext.Current.CancellationToken
            )
            .Plans[0]
            .Purchases;

        Assert.Equal([("RC", 7.777778m), ("RD", 70m)], orders.Select(o => (o.Sku, o.Quantity)));
    }
}

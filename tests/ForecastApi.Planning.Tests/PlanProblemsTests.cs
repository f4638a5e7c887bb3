using ForecastApi.Planning.Input;
using ForecastApi.Planning.Validation;

namespace ForecastApi.Planning.Tests;

public sealed class PlanProblemsTests
{
    [Fact]
    public void Problems_When_several_Then_all_are_reported_with_their_paths()
    {
        var input = new PlanInput
        {
            Start = new(2026, 1, 2),
            Months = 2,
            Products =
            [
                Product("P") with
                {
                    HoldingCost = [1, -1],
                    ClosingStock = -2,
                    SafetyStock = [1],
                },
                Product("P"),
            ],
            Workforce = new()
            {
                HoursPerDay = [8, 8],
                WorkingDays = [20, 20],
                MinWorkers = [1, 3],
                MaxWorkers = [2, 2],
                OpeningWorkers = 1.5m,
                RegularRate = 5,
                OvertimeRate = 4,
            },
            Suppliers =
            [
                new()
                {
                    Id = "s",
                    Sku = "Q",
                    LeadTime = 40,
                    MinQuantity = [5, 5],
                    MaxQuantity = [4, 5],
                },
            ],
            Components = [new() { Sku = "", OrderMultiple = 2_000_000_000 }],
            Bills = new Dictionary<string, IReadOnlyList<BillLine>>
            {
                ["P"] = [new("X", 1, 1)],
                ["X"] = [new("P", -1, 0)],
            },
        };
        StrategyChoice[] strategies =
        [
            new(StrategyName.Chase, Workers: 3, Rounding: WorkerRounding.None),
            new(StrategyName.Level, Workers: 2.5m, Rounding: WorkerRounding.Up),
        ];
        Assert.Equal(
            [
                "start",
                "products[0].holdingCost[1]",
                "products[0].closingStock",
                "products[0].safetyStock",
                "products[1].sku",
                "workforce.openingWorkers",
                "workforce.minWorkers",
                "workforce.overtimeRate",
                "suppliers[0].sku",
                "suppliers[0].minQuantity",
                "suppliers[0].leadTime",
                "components[0].sku",
                "components[0].orderMultiple",
                "bills.P[0].scrapRate",
                "bills.X[0].quantity",
                "bills.P",
                "strategies[0].workers",
                "strategies[0].rounding",
                "strategies[1].workers",
                "strategies[1].rounding",
            ],
            PlanProblems.Find(input, strategies).Select(p => p.Path)
        );
        Assert.Throws<PlanInputException>(() => Planner.Plan(input, strategies));
    }

    [Fact]
    public void Problems_When_there_are_no_products_or_months_Then_they_are_reported()
    {
        var input = new PlanInput
        {
            Start = new(2026, 1, 1),
            Months = 1,
            Products = [],
        };
        Assert.Equal(["products", "strategies"], PlanProblems.Find(input, []).Select(p => p.Path));
        Assert.Equal(
            ["months"],
            PlanProblems.Find(input with { Months = 37 }, null).Select(p => p.Path)
        );
    }

    private static PlanProduct Product(string sku) =>
        new()
        {
            Sku = sku,
            Demand = [1, 1],
            UnitPrice = [0, 0],
            HoldingCost = [0, 0],
            SafetyStock = [0, 0],
        };
}

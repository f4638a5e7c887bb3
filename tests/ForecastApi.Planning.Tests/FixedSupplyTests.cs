using CsCheck;
using ForecastApi.Planning.Results;
using ForecastApi.Planning.Tracking;
using ForecastApi.Tests.Shared;

namespace ForecastApi.Planning.Tests;

public sealed class FixedSupplyTests
{
    [Fact]
    public void Supply_When_actual_demand_equals_served_demand_Then_stock_equals_the_plan() =>
        PlanGen.Inputs.Holds(
            input =>
            {
                foreach (var plan in Planner.Plan(input).Plans)
                    for (var p = 0; p < input.Products.Count; p++)
                    {
                        PlanProductMonth[] months = [.. plan.Periods.Select(m => m.Products[p])];
                        var actual = FixedSupply.Against(
                            months,
                            [.. months.Select(m => m.Demand - m.LostSales)]
                        );
                        Assert.Equal(
                            months.Select(m => (m.Inventory, m.Backorders)),
                            actual.Select(m => (m.Inventory, m.Backorders))
                        );
                    }
            },
            cases: 10
        );

    [Fact]
    public void Supply_When_demand_differs_Then_the_difference_carries_over_to_later_months()
    {
        PlanProductMonth[] plan =
        [
            // Opening stock 30: 30 + 40 + 10 + 20 - 50 = 50.
            new("P", 50, 40, 10, 20, 50, 0, 0),
            new("P", 60, 0, 0, 0, 0, 10, 0),
        ];
        var actual = FixedSupply.Against(plan, [120, -25]);
        Assert.Equal(
            [(120m, 0m, 20m, 0m), (-25m, 5m, 0m, 0m)],
            actual.Select(m => (m.Demand, m.Inventory, m.Backorders, m.LostSales))
        );
        Assert.Single(FixedSupply.Against(plan, [1]));
        Assert.Empty(FixedSupply.Against([], []));
        Assert.Throws<ArgumentException>(() => FixedSupply.Against(plan, [1, 2, 3]));
    }

    [Fact]
    public void Service_When_months_have_backorders_or_returns_Then_only_late_demand_is_missed()
    {
        Assert.Equal(1, FixedSupply.ComputeServiceLevel([]));
        Assert.Equal(1, FixedSupply.ComputeServiceLevel([new("P", -5, 0, 0, 0, 0, 3, 0)]));
        Assert.Equal(
            0.75m,
            FixedSupply.ComputeServiceLevel([
                new("P", 100, 0, 0, 0, 0, 20, 5),
                new("P", -40, 0, 0, 0, 0, 7, 0),
                new("P", 60, 0, 0, 0, 0, 15, 0),
            ])
        );
    }

    [Fact]
    public void Aims_When_ranked_Then_the_better_figure_comes_first()
    {
        var low = new PlanKpis();
        var high = new PlanKpis
        {
            ServiceLevel = 1,
            AverageInventory = 1,
            ProductionRateChange = 1,
            WorkforceChange = 1,
            Utilisation = 1,
            PeakFunding = 1,
        };
        foreach (var aim in Enum.GetValues<PlanAim>())
        {
            Assert.Equal((0, 1), (PlanAims.Value(aim, 0, 0, low), PlanAims.Value(aim, 1, 1, high)));
            var highIsBetter = PlanAims.Rank(aim, 1, 1, high) < PlanAims.Rank(aim, 0, 0, low);
            Assert.Equal(
                aim is PlanAim.Profit or PlanAim.Service or PlanAim.Utilisation,
                highIsBetter
            );
        }
    }
}

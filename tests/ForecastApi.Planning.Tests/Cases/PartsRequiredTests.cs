using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Tests.Cases;

/// <summary>Parts that arrive too late, with the answers by hand.</summary>
public sealed class PartsRequiredTests
{
    // 60 tables a month of 4 legs each; 80 legs are there, and more can arrive in March.
    private static PlanInput Tables(decimal? backorder = null, decimal? expedite = null) =>
        Case.Input(
                Case.Product("TABLE", 60, 60, 60, 60) with
                {
                    BackorderCost = backorder is { } cost ? Case.Each(4, cost) : null,
                    ClosingStock = 0,
                }
            )
            .WithBill("TABLE", ("LEG", 4)) with
        {
            Components =
            [
                new()
                {
                    Sku = "LEG",
                    UnitCost = 3,
                    LeadTime = 2,
                    OpeningStock = 80,
                    ExpediteCost = expedite,
                },
            ],
        };

    [Fact]
    public void Tables_When_legs_arrive_in_the_third_month_Then_the_reasons_name_them()
    {
        var plan = Case.Optimal(Tables());
        Assert.False(plan.Feasible);
        Assert.Equal(20, plan.Made("TABLE").Take(2).Sum());
        Assert.InRange(plan.Reasons.Count, 1, 10);
        // 120 tables are asked for in the first two months, and 20 are made: 100 tables or 400 legs are missing.
        Assert.Contains(plan.Reasons, r => r.Contains("LEG"));
        Assert.Contains(plan.Reasons, r => r.Contains("100") || r.Contains("400"));
        Assert.Contains(plan.Reasons, r => r.Contains("2026-03"));
    }

    [Theory]
    [InlineData(StrategyName.Optimal)]
    [InlineData(StrategyName.JustInTime)]
    public void Tables_When_they_may_be_owed_Then_the_rest_is_made_with_the_legs_of_the_third_month(
        StrategyName strategy
    )
    {
        var plan = Case.Plan(Tables(backorder: 5), strategy);
        Assert.True(plan.Feasible, string.Join(' ', plan.Reasons));
        Assert.Equal([20m, 0, 160, 60], plan.Made("TABLE"));
        Assert.Equal([40m, 100, 0, 0], plan.Of("TABLE", m => m.Backorders));
        Assert.Equal(700, plan.Costs.Backorder);
        // 240 tables use 960 legs, of which 80 are there.
        Assert.Equal(2_880, plan.Costs.Material);
        Assert.Equal([(2, 640m), (3, 240m)], plan.Orders("LEG"));
        Assert.Equal([0m, 0, 1_920, 720], plan.Periods.Select(p => p.MaterialPaid));
        Assert.Equal([0m, 0, 0, 0], plan.Periods.Select(p => p.PartsStockValue));
    }

    [Fact]
    public void Tables_When_legs_can_be_expedited_Then_only_those_that_are_late_cost_more()
    {
        var plan = Case.Feasible(Tables(expedite: 2));
        Assert.Equal([60m, 60, 60, 60], plan.Made("TABLE"));
        // 480 legs in the first two months less the 80 that are there
        Assert.Equal(800, plan.Costs.Expediting);
        Assert.Equal([(0, 160m), (1, 240m), (2, 240m), (3, 240m)], plan.Orders("LEG"));
        Assert.Equal([true, true, false, false], plan.Purchases.Select(o => o.Expedited));
        Assert.Equal([800m, 1_200, 720, 720], plan.Purchases.Select(o => o.Cost));
        Assert.Equal([480m, 720, 720, 720], plan.Periods.Select(p => p.MaterialPaid));
        Assert.All(plan.Purchases, o => Assert.False(o.Late));
    }

    [Fact]
    public void Tables_When_being_late_costs_less_than_expediting_Then_they_are_owed()
    {
        // A table owed costs 5 a month; its four legs would cost 6 more, or 12 for two months.
        var plan = Case.Feasible(Tables(backorder: 5, expedite: 1.5m));
        Assert.Equal([40m, 60, 0, 0], Expedited(plan));
        Assert.Equal((40 * 6) + (60 * 5), plan.TotalCost - plan.Costs.Material);

        static decimal[] Expedited(Results.ProductionPlan plan) =>
            [
                plan.Purchases.Where(o => o.Expedited).Sum(o => o.Quantity) / 4,
                plan.Periods[1].Products[0].Backorders,
                plan.Periods[2].Products[0].Backorders,
                plan.Periods[3].Products[0].Backorders,
            ];
    }

    [Fact]
    public void Tables_When_late_parts_are_only_flagged_Then_they_are_made_and_the_orders_marked()
    {
        var plan = Case.Feasible(Tables() with { Parts = PartsPolicy.Flagged });
        Assert.Equal([60m, 60, 60, 60], plan.Made("TABLE"));
        Assert.Equal([true, true, false, false], plan.Purchases.Select(o => o.Late));
    }

    [Fact]
    public void Parts_When_some_are_on_order_Then_they_are_not_bought_again()
    {
        var input = Case.Input(
                Case.Product("LAMP", 10, 10, 10) with
                {
                    BackorderCost = [1, 1, 1],
                    ClosingStock = 0,
                }
            )
            .WithBill("LAMP", ("BULB", 1)) with
        {
            Components =
            [
                new()
                {
                    Sku = "BULB",
                    UnitCost = 4,
                    LeadTime = 3,
                    Receipts = [0, 25, 5],
                },
            ],
        };
        var plan = Case.Feasible(input);
        Assert.Equal([0m, 20, 10], plan.Made("LAMP"));
        Assert.Equal(10, plan.Costs.Backorder);
        Assert.Empty(plan.Purchases);
        Assert.Equal(0, plan.Periods.Sum(p => p.MaterialPaid));
        Assert.Equal([0m, 20, 0], plan.Periods.Select(p => p.PartsStockValue));
    }

    [Fact]
    public void Kits_When_they_and_their_parts_have_lead_times_Then_the_first_new_one_is_there_after_both()
    {
        // 6 kits and 4 screws are there; 4 screws make 2 kits for the second month; new kits arrive in the fourth.
        var input = Case.Input(
                Case.Product("DESK", 5, 5, 5, 5) with
                {
                    BackorderCost = Case.Each(4, 1),
                    ClosingStock = 0,
                }
            )
            .WithBill("DESK", ("KIT", 1))
            .WithBill("KIT", ("SCREW", 2)) with
        {
            Components =
            [
                new()
                {
                    Sku = "KIT",
                    LeadTime = 1,
                    OpeningStock = 6,
                },
                new()
                {
                    Sku = "SCREW",
                    UnitCost = 1,
                    LeadTime = 2,
                    OpeningStock = 4,
                },
            ],
        };
        var plan = Case.Feasible(input);
        Assert.Equal([5m, 3, 0, 12], plan.Made("DESK"));
        Assert.Equal([0m, 2, 7, 0], plan.Of("DESK", m => m.Backorders));
        Assert.Equal([(1, 2m), (3, 12m)], plan.Orders("KIT"));
        Assert.Equal([(2, 24m)], plan.Orders("SCREW"));
        // Each desk uses two screws, whatever was in stock.
        Assert.Equal(40, plan.Costs.Material);
        Assert.Equal([6m, 0, 24, 0], plan.Periods.Select(p => p.PartsStockValue));
    }
}

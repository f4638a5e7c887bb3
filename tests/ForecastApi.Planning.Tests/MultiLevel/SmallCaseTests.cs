using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Tests.MultiLevel;

/// <summary>Small factories whose plans are computed by hand.</summary>
public sealed class SmallCaseTests
{
    private static readonly PlanInput Tables = Input(4, Product("TABLE", 60, 60, 60, 60)) with
    {
        Components =
        [
            new()
            {
                Sku = "LEG",
                UnitCost = 3,
                LeadTime = 2,
                OpeningStock = 80,
            },
        ],
        Bills = Bills(("TABLE", "LEG", 4)),
    };

    [Fact]
    public void Parts_When_they_cannot_arrive_Then_only_the_stock_is_made_up_and_the_plan_is_infeasible()
    {
        foreach (var plan in Plan(Tables, StrategyName.Optimal, StrategyName.JustInTime))
        {
            Assert.False(plan.Feasible);
            Assert.Equal(20, Made(plan, 0, 0) + Made(plan, 0, 1));
            Assert.Equal(100, plan.Periods[1].Products[0].Backorders);
            Assert.Equal("Cheapest way out: have 400 units of LEG by 2026-02.", plan.Reasons[0]);
            Assert.Contains(
                plan.Reasons,
                r =>
                    r.StartsWith(
                        "2026-02: 100 units of TABLE are missing",
                        StringComparison.Ordinal
                    )
                    && r.EndsWith(
                        "400 more units of LEG are needed; they can be there from 2026-03.",
                        StringComparison.Ordinal
                    )
            );
        }
    }

    [Fact]
    public void Parts_When_backorders_are_allowed_Then_the_rest_is_made_once_they_are_there()
    {
        var input = Tables with
        {
            Products = [Tables.Products[0] with { BackorderCost = Each(4, 5), ClosingStock = 0 }],
        };
        foreach (var plan in Plan(input, StrategyName.Optimal, StrategyName.JustInTime))
        {
            Assert.Empty(plan.Reasons);
            Assert.Equal([40, 100, 0, 0], plan.Periods.Select(p => p.Products[0].Backorders));
            Assert.DoesNotContain(plan.Purchases, p => p.Late);
            // 140 units owed at the ends of two months, and the legs of 240 tables
            Assert.Equal((140 * 5) + (240 * 4 * 3), plan.TotalCost);
        }
    }

    [Fact]
    public void Parts_When_they_can_be_expedited_Then_the_late_ones_cost_more()
    {
        var input = Tables with { Components = [Tables.Components[0] with { ExpediteCost = 2 }] };
        foreach (var plan in Plan(input, StrategyName.Optimal, StrategyName.JustInTime))
        {
            Assert.Empty(plan.Reasons);
            Assert.Equal(400 * 2, plan.Costs.Expediting);
            Assert.Equal(
                [160m, 240m],
                plan.Purchases.Where(p => p.Expedited).Select(p => p.Quantity)
            );
        }
    }

    [Fact]
    public void Frames_When_they_are_in_stock_Then_they_spare_their_hours_and_parts()
    {
        var input = Input(
            2,
            Product("BIKE", 60, 60) with
            {
                LabourHoursPerUnit = 1,
            },
            Product("FRAME", 0, 0) with
            {
                LabourHoursPerUnit = 0.5m,
                OpeningStock = 40,
            }
        ) with
        {
            Components = [new() { Sku = "TUBE", UnitCost = 2 }],
            Bills = Bills(("BIKE", "FRAME", 1), ("FRAME", "TUBE", 3)),
            Workforce = Workers(2) with { LabourPaid = LabourPaid.Worked },
        };
        foreach (
            var plan in Plan(
                input,
                StrategyName.Optimal,
                StrategyName.Chase,
                StrategyName.JustInTime
            )
        )
        {
            Assert.Empty(plan.Reasons);
            Assert.Equal([70m, 90m], plan.Periods.Select(p => p.RegularHours));
            Assert.Equal(80 * 3 * 2, plan.Costs.Material);
        }
    }

    [Fact]
    public void Motors_When_they_are_sold_and_built_in_Then_one_of_the_two_goes_without()
    {
        var input = Input(
            2,
            Product("PUMP", 13, 13),
            Product("MOTOR", 7, 7) with
            {
                OpeningStock = 3,
                MaxProduction = Each(2, 18),
            }
        ) with
        {
            Bills = Bills(("PUMP", "MOTOR", 1)),
        };
        var plan = Plan(input, StrategyName.Optimal)[0];
        Assert.False(plan.Feasible);
        Assert.Equal([0, 1], plan.Periods.Select(p => p.Products.Sum(x => x.Backorders)));
        Assert.Contains(
            "At most 18 units of MOTOR can be made",
            plan.Reasons[^1],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Reasons_When_a_production_limit_binds_Then_the_machine_of_another_product_is_not_named()
    {
        var input = Input(
            2,
            Product("A", 100, 100) with
            {
                MaxProduction = Each(2, 80),
            },
            Product("B", 50, 50)
        ) with
        {
            Resources =
            [
                new()
                {
                    Id = "press",
                    HoursPerUnit = new Dictionary<string, decimal> { ["A"] = 1, ["B"] = 1 },
                    OpeningMachines = Each(2, 1),
                    HoursPerMachine = Each(2, 130),
                },
            ],
        };
        var plan = Plan(input, StrategyName.Optimal)[0];
        Assert.Contains(
            plan.Reasons,
            r => r.Contains("At most 80 units of A", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(plan.Reasons, r => r.Contains("press", StringComparison.Ordinal));
    }

    [Fact]
    public void Yield_When_it_is_eight_tenths_Then_80_good_ones_take_the_hours_and_parts_of_100()
    {
        var input = Input(1, Product("X", 80) with { Yield = 0.8m, LabourHoursPerUnit = 2 }) with
        {
            Components = [new() { Sku = "C", UnitCost = 1 }],
            Bills = Bills(("X", "C", 1)),
            Workforce = Workers(2, months: 1),
        };
        var plan = Plan(input, StrategyName.Optimal)[0];
        Assert.Equal((80m, 200m), (Made(plan, 0, 0), plan.Periods[0].RegularHours));
        Assert.Equal((100m, 100m), (plan.Purchases[0].Quantity, plan.Costs.Material));
    }

    [Fact]
    public void Cash_When_parts_are_bought_in_lots_Then_it_is_what_is_paid()
    {
        var input = Input(3, Product("X", 10, 10, 10)) with
        {
            Components =
            [
                new()
                {
                    Sku = "C",
                    UnitCost = 5,
                    OpeningStock = 4,
                    OrderMultiple = 8,
                    Receipts = [0, 1, 0],
                },
            ],
            Bills = Bills(("X", "C", 1)),
        };
        var plan = Plan(input, StrategyName.Optimal)[0];
        Assert.Equal([50m, 50, 50], plan.Periods.Select(p => p.Costs.Material));
        Assert.Equal([40m, 40, 80], plan.Periods.Select(p => p.CashOut));
        Assert.Equal([10m, 5, 35], plan.Periods.Select(p => p.PartsStockValue));
    }

    [Fact]
    public void Machine_When_its_life_is_given_Then_its_share_counts_and_its_price_is_paid()
    {
        var input = Input(3, Product("X", 10, 10, 10)) with
        {
            Resources =
            [
                new()
                {
                    Id = "mill",
                    HoursPerUnit = new Dictionary<string, decimal> { ["X"] = 1 },
                    OpeningMachines = Each(3, 0),
                    HoursPerMachine = Each(3, 10),
                    PurchaseCost = 1200,
                    LifeMonths = 12,
                },
            ],
        };
        var plan = Plan(input, StrategyName.Optimal)[0];
        Assert.Equal([100m, 100, 100], plan.Periods.Select(p => p.Cost));
        Assert.Equal([1200m, 0, 0], plan.Periods.Select(p => p.CashOut));
    }

    [Fact]
    public void Budget_When_a_month_has_too_little_Then_parts_are_bought_before()
    {
        var input = Input(3, Product("X", 10, 10, 40)) with
        {
            Components = [new() { Sku = "C", UnitCost = 5 }],
            Bills = Bills(("X", "C", 1)),
            Budget = [100, 100, 120],
        };
        var plan = Plan(input, StrategyName.Optimal)[0];
        Assert.Empty(plan.Reasons);
        Assert.Equal(300, plan.Periods.Sum(p => p.CashOut));
        Assert.True(plan.Periods[2].CashOut <= 120);
    }

    [Fact]
    public void Production_When_it_is_in_multiples_with_a_lead_time_and_by_products_Then_all_arrive_together()
    {
        var input = Input(
            3,
            Product("X", 0, 10, 40) with
            {
                ProductionLeadTime = 1,
                BatchMultiple = 20,
                ByProducts = [new("D", 0.5m)],
            },
            Product("D", 0, 8, 8)
        );
        var plan = Plan(input, StrategyName.Optimal)[0];
        Assert.Equal([20m, 40, 0], plan.Periods.Select(p => p.Products[0].RegularProduction));
        Assert.Equal([0m, 20, 40], plan.Periods.Select(p => p.Products[0].Completed));
        Assert.Equal([0m, 10, 20], plan.Periods.Select(p => p.Products[1].ByProduct));
    }

    private static IReadOnlyList<ProductionPlan> Plan(
        PlanInput input,
        params StrategyName[] strategies
    ) =>
        Planner
            .Plan(
                input,
                [.. strategies.Select(s => new StrategyChoice(s))],
                cancellationToken: TestContext.Current.CancellationToken
            )
            .Plans;

    private static decimal Made(ProductionPlan plan, int product, int month) =>
        plan.Periods[month].Products[product].RegularProduction;

    private static PlanInput Input(int months, params PlanProduct[] products) =>
        new()
        {
            Start = new(2026, 1, 1),
            Months = months,
            Products = products,
        };

    private static PlanProduct Product(string sku, params decimal[] demand) =>
        new()
        {
            Sku = sku,
            Demand = demand,
            UnitPrice = new decimal[demand.Length],
            HoldingCost = Each(demand.Length, 1),
            SafetyStock = new decimal[demand.Length],
        };

    private static PlanWorkforce Workers(int workers, int months = 2) =>
        new()
        {
            OpeningWorkers = workers,
            HoursPerDay = Each(months, 8),
            WorkingDays = Each(months, 20),
            RegularRate = 10,
        };

    private static Dictionary<string, IReadOnlyList<BillLine>> Bills(
        params (string Parent, string Component, decimal Quantity)[] lines
    ) =>
        lines
            .GroupBy(l => l.Parent)
            .ToDictionary(
                g => g.Key,
                IReadOnlyList<BillLine> (g) =>
                    [.. g.Select(l => new BillLine(l.Component, l.Quantity, 0))]
            );

    private static decimal[] Each(int months, decimal value) =>
        [.. Enumerable.Repeat(value, months)];
}

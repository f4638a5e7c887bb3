using CsCheck;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;
using ForecastApi.Planning.Risk;
using ForecastApi.Tests.Shared;

namespace ForecastApi.Planning.Tests.Risk;

public sealed class RiskTests
{
    [Fact]
    public void FixedPlan_When_backorders_are_allowed_Then_a_shortage_is_backordered()
    {
        // Two months with 100 made in each at 5 per unit; 2 per unit in stock, 7 per unit on backorder.
        var input = OneProduct([100, 100]) with
        {
            Products = [Product([100, 100]) with { BackorderCost = [7, 7] }],
        };
        var fixedPlan = new FixedPlan(input, Made(input, 100, 100));
        // 80 and 130: 20 in stock, then 10 on backorder: 1000 + 2 × 20 + 7 × 10.
        Assert.Equal(
            new(1110, 200m / 210, true),
            fixedPlan.Under([
                [80, 130],
            ])
        );
        // 150 and 20: 50 on backorder in the first month, delivered in the second: 1000 + 7 × 50 + 2 × 30.
        Assert.Equal(
            new(1410, 120m / 170, true),
            fixedPlan.Under([
                [150, 20],
            ])
        );
        Assert.Equal(
            new(1000, 1, false),
            fixedPlan.Under([
                [100, 100],
            ])
        );
    }

    [Fact]
    public void FixedPlan_When_backorders_are_not_allowed_Then_a_shortage_is_lost()
    {
        var input = OneProduct([100, 100]) with
        {
            Products = [Product([100, 100]) with { LostSaleCost = [11, 11] }],
        };
        var fixedPlan = new FixedPlan(input, Made(input, 100, 100));
        // 150 and 20: 50 lost, then 80 in stock: 1000 + 11 × 50 + 2 × 80.
        Assert.Equal(
            new(1710, 120m / 170, true),
            fixedPlan.Under([
                [150, 20],
            ])
        );
    }

    [Fact]
    public void FixedPlan_When_the_plan_rejects_demand_Then_it_stays_rejected()
    {
        var input = OneProduct([100, 100]) with
        {
            Products =
            [
                Product([100, 100]) with
                {
                    LostSaleCost = [30, 30],
                    MaxProduction = [60, 60],
                },
            ],
        };
        var plan = Planner.Plan(input, [new(StrategyName.Optimal)]).Plans[0];
        Assert.Equal(40, plan.Periods[0].Products[0].LostSales);
        // 90 in each month: 40 rejected, 50 of 60 delivered, 10 and 20 in stock.
        Assert.Equal(
            new(600 + 2_400 + 60, 100m / 180, true),
            new FixedPlan(input, plan).Under([
                [90, 90],
            ])
        );
    }

    [Fact]
    public void Risk_When_demand_is_known_Then_cost_and_service_equal_the_plan() =>
        PlanGen.Inputs.Holds(
            input =>
            {
                var known = input.Products.Select(p => new UncertainDemand(
                    p.Sku,
                    new double[input.Months],
                    (t, z) => p.Demand[t] + (decimal)z
                ));
                var plans = Planner
                    .Plan(
                        input with
                        {
                            Risk = new() { Scenarios = 3, Demand = [.. known] },
                        }
                    )
                    .Plans;
                foreach (var plan in plans.Where(p => p.Feasible))
                {
                    var risk = plan.Risk!;
                    Assert.Equal(plan.TotalCost, risk.ExpectedCost);
                    Assert.Equal(plan.TotalCost, risk.Cost10);
                    Assert.Equal(plan.TotalCost, risk.Cost90);
                    Assert.Equal(plan.Kpis.ServiceLevel, risk.FillRate10);
                    Assert.Equal(plan.Kpis.ServiceLevel < 1 ? 1 : 0, risk.StockoutProbability);
                }
                Assert.All(plans, p => Assert.NotNull(p.Risk));
            },
            cases: 20
        );

    [Fact]
    public void Risk_When_stock_increases_Then_service_does_not_decrease() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 200], Gen.Int[1, 1000])
            .Holds(
                (stock, more, seed) =>
                {
                    var less = RiskOf(stock, seed);
                    var greater = RiskOf(stock + more, seed);
                    Assert.True(greater.FillRate10 >= less.FillRate10);
                    Assert.True(greater.StockoutProbability <= less.StockoutProbability);
                },
                cases: 20
            );

    [Fact]
    public void Risk_When_drawn_again_Then_it_is_identical()
    {
        Assert.Equal(RiskOf(50, seed: 3), RiskOf(50, seed: 3));
        Assert.NotEqual(RiskOf(50, seed: 3), RiskOf(50, seed: 4));
    }

    [Fact]
    public void Risk_When_products_change_order_Then_it_is_the_same()
    {
        PlanProduct[] products =
        [
            Product([100, 100]) with
            {
                LostSaleCost = [3, 3],
            },
            Product([40, 90]) with
            {
                Sku = "Q",
                BackorderCost = [2, 2],
            },
        ];
        Assert.Equal(Of(products), Of([products[1], products[0]]));

        static PlanRisk Of(PlanProduct[] products) =>
            OfPlans(OneProduct([1, 1]) with { Products = products })[0];

        static PlanRisk[] OfPlans(PlanInput input) =>
            [
                .. Planner
                    .Plan(
                        input with
                        {
                            Risk = Uncertain(input, [20, 30], seed: 1),
                        },
                        [new(StrategyName.JustInTime)]
                    )
                    .Plans.Select(p => p.Risk!),
            ];
    }

    [Fact]
    public void Risk_When_requested_Then_its_percentiles_are_ordered()
    {
        var risk = RiskOf(10, seed: 1);
        Assert.True(risk.Cost10 < risk.Cost50 && risk.Cost50 < risk.Cost90);
        Assert.InRange(risk.ExpectedCost, risk.Cost10, risk.Cost90);
        Assert.InRange(risk.FillRate10, 0.01m, 0.999m);
        Assert.InRange(risk.StockoutProbability, 0.01m, 0.99m);
    }

    [Fact]
    public void Risk_When_a_product_has_no_distribution_Then_it_is_rejected()
    {
        var input = OneProduct([1]) with
        {
            Risk = new() { Scenarios = 10_001, Demand = [] },
        };
        var exception = Assert.Throws<Validation.PlanInputException>(() => Planner.Plan(input));
        Assert.Equal(["risk.scenarios", "risk"], exception.Problems.Select(p => p.Path));
    }

    // The decisions do not depend on the stock.
    private static PlanRisk RiskOf(decimal stock, int seed)
    {
        var input = OneProduct([100, 120, 90]);
        input = input with { Products = [input.Products[0] with { OpeningStock = stock }] };
        var plan = Made(input, 100, 120, 90);
        return RiskAnalysis.Run(
            input,
            Uncertain(input, [20, 25, 30], seed),
            [plan],
            Optimisation.ModelCheck.Budget()
        )![0];
    }

    private static RiskInput Uncertain(PlanInput input, double[] spread, int seed)
    {
        var demand = input.Products.Select(p => new UncertainDemand(
            p.Sku,
            spread,
            (t, z) => p.Demand[t] + (decimal)(spread[t] * z)
        ));
        return new()
        {
            Scenarios = 200,
            Seed = seed,
            Demand = [.. demand],
        };
    }

    private static ProductionPlan Made(PlanInput input, params decimal[] units)
    {
        var decisions = PlanDecisions.Nothing(input);
        units.CopyTo(decisions.Regular[0], 0);
        return Costing.PlanCosting.Price(input, StrategyName.Chase, decisions);
    }

    private static PlanInput OneProduct(decimal[] demand) =>
        new()
        {
            Start = new(2026, 1, 1),
            Months = demand.Length,
            Products = [Product(demand)],
        };

    private static PlanProduct Product(decimal[] demand) =>
        new()
        {
            Sku = "P",
            Demand = demand,
            UnitPrice = [.. demand.Select(_ => 20m)],
            MaterialCost = [.. demand.Select(_ => 5m)],
            HoldingCost = [.. demand.Select(_ => 2m)],
            SafetyStock = [.. demand.Select(_ => 0m)],
        };
}

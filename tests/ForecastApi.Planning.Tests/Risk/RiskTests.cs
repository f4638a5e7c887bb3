using CsCheck;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;
using ForecastApi.Planning.Risk;
using ForecastApi.Tests.Shared;

namespace ForecastApi.Planning.Tests.Risk;

public sealed class RiskTests
{
    [Fact]
    public void FixedPlan_WhenDemandDiffers_OwesWhatItCannotDeliver()
    {
        // Two months, 100 made in each for 5 money of material; 2 to hold a unit, 7 to owe one.
        var input = OneProduct([100, 100]) with
        {
            Products = [Product([100, 100]) with { BackorderCost = [7, 7] }],
        };
        var held = new FixedPlan(input, Made(input, 100, 100));
        // 80 and 130: 20 in stock, then 10 owed: 1000 + 2 × 20 + 7 × 10.
        Assert.Equal(
            new(1110, 200m / 210, true),
            held.Under([
                [80, 130],
            ])
        );
        // 150 and 20: 50 owed in the first month, delivered in the second: 1000 + 7 × 50 + 2 × 30.
        Assert.Equal(
            new(1410, 120m / 170, true),
            held.Under([
                [150, 20],
            ])
        );
        Assert.Equal(
            new(1000, 1, false),
            held.Under([
                [100, 100],
            ])
        );
    }

    [Fact]
    public void FixedPlan_WhenNothingMayBeOwed_LosesWhatItCannotDeliver()
    {
        var input = OneProduct([100, 100]) with
        {
            Products = [Product([100, 100]) with { LostSaleCost = [11, 11] }],
        };
        var held = new FixedPlan(input, Made(input, 100, 100));
        // 150 and 20: 50 lost for good, then 80 in stock: 1000 + 11 × 50 + 2 × 80.
        Assert.Equal(
            new(1710, 120m / 170, true),
            held.Under([
                [150, 20],
            ])
        );
    }

    [Fact]
    public void FixedPlan_WhenItRefusesDemand_StillRefusesIt()
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
        // 90 in each month: 40 refused, 50 of 60 delivered, 10 and 20 in stock.
        Assert.Equal(
            new(600 + 2_400 + 60, 100m / 180, true),
            new FixedPlan(input, plan).Under([
                [90, 90],
            ])
        );
    }

    [Fact]
    public void Risk_WhenDemandIsKnown_IsThePlansOwnCostAndService() =>
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
    public void Risk_WhenThereIsMoreStock_ServesNoWorse() =>
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
    public void Risk_WhenDrawnAgain_IsTheSameToTheLastDigit()
    {
        Assert.Equal(RiskOf(50, seed: 3), RiskOf(50, seed: 3));
        Assert.NotEqual(RiskOf(50, seed: 3), RiskOf(50, seed: 4));
    }

    [Fact]
    public void Risk_WhenProductsChangePlaces_IsTheSame()
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
    public void Risk_WhenAsked_OrdersItsFigures()
    {
        var risk = RiskOf(10, seed: 1);
        Assert.True(risk.Cost10 < risk.Cost50 && risk.Cost50 < risk.Cost90);
        Assert.InRange(risk.ExpectedCost, risk.Cost10, risk.Cost90);
        Assert.InRange(risk.FillRate10, 0.01m, 0.999m);
        Assert.InRange(risk.StockoutProbability, 0.01m, 0.99m);
    }

    [Fact]
    public void Risk_WhenAProductHasNoDistribution_IsRefused()
    {
        var input = OneProduct([1]) with
        {
            Risk = new() { Scenarios = 10_001, Demand = [] },
        };
        var refused = Assert.Throws<Validation.PlanInputException>(() => Planner.Plan(input));
        Assert.Equal(["risk.scenarios", "risk"], refused.Problems.Select(p => p.Path));
    }

    // Decisions that are the same whatever the stock.
    private static PlanRisk RiskOf(decimal stock, int seed)
    {
        var input = OneProduct([100, 120, 90]);
        input = input with { Products = [input.Products[0] with { OpeningStock = stock }] };
        var plan = Made(input, 100, 120, 90);
        return RiskAnalysis.Run(
            input,
            Uncertain(input, [20, 25, 30], seed),
            [plan],
            TestContext.Current.CancellationToken
        )[0];
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

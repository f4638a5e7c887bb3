using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Tests;

public sealed class OptimalityTests
{
    [Fact]
    public void Optimum_When_no_plan_satisfies_all_limits_Then_status_is_infeasible()
    {
        var plan = Plan(Making(limit: 5), StrategyName.Optimal);
        Assert.False(plan.Feasible);
        Assert.Equal(OptimalityStatus.Infeasible, plan.Optimality!.Status);
        Assert.Empty(plan.Limits);
    }

    [Fact]
    public void Optimum_When_proven_Then_it_has_the_binding_limits_and_their_shadow_prices()
    {
        // One more unit of production in month 1 saves holding a unit from month 0 for a month.
        var plan = Plan(Making(limit: 15), StrategyName.Optimal);
        Assert.Equal(OptimalityStatus.Optimal, plan.Optimality!.Status);
        Assert.Equal(0, plan.Optimality.Gap);
        var limit = Assert.Single(plan.Limits);
        Assert.Equal(LimitKind.Production, limit.Limit);
        Assert.Equal("P", limit.Id);
        Assert.Equal(new(2026, 2, 1), limit.Month);
        Assert.Equal(2, limit.ShadowPrice);
    }

    [Fact]
    public void Optimum_When_a_strategy_found_a_better_plan_Then_it_is_that_plan()
    {
        var input = Making(limit: 15);
        var better = Plan(input, StrategyName.Optimal) with
        {
            Strategy = StrategyName.JustInTime,
            Optimality = null,
        };
        var worse = better with
        {
            Strategy = StrategyName.Optimal,
            Costs = better.Costs with { Setup = 30 },
            Optimality = new(4, 0.75m, OptimalityStatus.Feasible, 30),
        };
        ProductionPlan[] plans = [better, worse];
        Incumbent.Adopt(input, plans);
        Assert.Equal(better.TotalCost, plans[1].TotalCost);
        Assert.Equal(StrategyName.Optimal, plans[1].Strategy);
        Assert.Equal(new(4, 0.6m, OptimalityStatus.Feasible, 30), plans[1].Optimality);
    }

    [Fact]
    public void Strategies_When_not_optimal_Then_they_have_no_proof() =>
        Assert.Null(Plan(Making(limit: 15), StrategyName.JustInTime).Optimality);

    [Fact]
    public void Planner_When_cancelled_Then_it_throws()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            Planner.Plan(Making(limit: 15), cancellationToken: cancelled.Token)
        );
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.2)]
    [InlineData(0.6)]
    public void Planner_When_the_time_limit_ends_a_search_Then_the_plan_has_a_bound(double seconds)
    {
        var random = new Random(1);
        var input = Making(limit: 15) with
        {
            Months = 24,
            Products =
            [
                .. Enumerable
                    .Range(0, 40)
                    .Select(p => new PlanProduct
                    {
                        Sku = $"P{p}",
                        Demand = [.. Enumerable.Range(0, 24).Select(_ => (decimal)random.Next(90))],
                        UnitPrice = new decimal[24],
                        HoldingCost = [.. Enumerable.Repeat(1m, 24)],
                        SafetyStock = new decimal[24],
                        SetupCost = [.. Enumerable.Repeat(200m, 24)],
                    }),
            ],
        };
        var plan = Planner
            .Plan(
                input,
                [new(StrategyName.JustInTime), new(StrategyName.Optimal)],
                new() { TimeLimit = TimeSpan.FromSeconds(seconds) },
                TestContext.Current.CancellationToken
            )
            .Plans[1];
        Assert.True(plan.Feasible);
        Assert.True(plan.Optimality!.Bound <= plan.TotalCost);
    }

    private static ProductionPlan Plan(PlanInput input, StrategyName strategy) =>
        Planner
            .Plan(input, [new(strategy)], cancellationToken: TestContext.Current.CancellationToken)
            .Plans[0];

    private static PlanInput Making(decimal limit) =>
        new()
        {
            Start = new(2026, 1, 1),
            Months = 2,
            Products =
            [
                new()
                {
                    Sku = "P",
                    Demand = [10, 20],
                    UnitPrice = [0, 0],
                    HoldingCost = [2, 2],
                    SafetyStock = [0, 0],
                    MaxProduction = [limit, limit],
                },
            ],
        };
}

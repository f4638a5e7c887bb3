using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Tests.Factories;

/// <summary>Random factories of several levels: an independent optimum, and the identities of all plans.</summary>
public sealed class FactoryTests
{
    private const int Seeds = 200;
    private const int SeedsPerTest = 10;

    // A proof must not depend on how busy the machine is.
    private static readonly PlannerOptions Unhurried = new()
    {
        TimeLimit = TimeSpan.FromMinutes(10),
    };

    public static TheoryData<int> Firsts { get; } =
    [.. Enumerable.Range(0, Seeds / SeedsPerTest).Select(i => i * SeedsPerTest)];

    [Theory]
    [MemberData(nameof(Firsts))]
    public void Plans_When_the_factory_is_random_Then_they_hold_against_an_independent_optimum(
        int first
    )
    {
        var failures = new List<string>();
        for (var seed = first; seed < first + SeedsPerTest; seed++)
            try
            {
                Check(FactoryGen.Create(seed));
            }
            catch (Exception e)
            {
                failures.Add($"Seed {seed}: {e.Message}");
            }
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
    }

    [Fact]
    public void Factories_When_they_are_random_Then_most_can_be_planned_and_some_cannot()
    {
        var plannable = Enumerable
            .Range(0, SeedsPerTest * 3)
            .Count(seed => FactoryOptimum.Solve(FactoryGen.Create(seed)) is not null);
        Assert.InRange(plannable, SeedsPerTest, (SeedsPerTest * 3) - 1);
    }

    private static void Check(PlanInput input)
    {
        var plans = Planner
            .Plan(
                input,
                options: Unhurried,
                cancellationToken: TestContext.Current.CancellationToken
            )
            .Plans;
        var optimal = plans.Single(p => p.Strategy == StrategyName.Optimal);
        var expected = FactoryOptimum.Solve(input);
        Assert.True(
            optimal.Feasible == expected is not null,
            $"The independent optimum is {expected?.ToString() ?? "infeasible"}, the engine's {Value(input, optimal)}: {string.Join(' ', optimal.Reasons)}"
        );
        if (expected is { } value)
        {
            Assert.Equal(OptimalityStatus.Optimal, optimal.Optimality!.Status);
            Assert.True(
                IsNear((double)Value(input, optimal), value),
                $"The independent optimum is {value}, the engine's {Value(input, optimal)}."
            );
        }
        foreach (var plan in plans)
        {
            FactoryAssert.Holds(input, plan);
            if (plan.Feasible && expected is { } least)
                Assert.True(
                    (double)Value(input, plan) >= least
                        || IsNear((double)Value(input, plan), least),
                    $"{plan.Strategy} has {Value(input, plan)}, better than the optimum {least}."
                );
            Assert.True(!plan.Feasible || expected is not null, $"{plan.Strategy} is feasible.");
        }
    }

    private static decimal Value(PlanInput input, ProductionPlan plan) =>
        input.Objective == PlanObjective.MaximumProfit
            ? plan.TotalCost
                + input
                    .Products.Select(
                        (p, i) =>
                            plan
                                .Periods.Select((m, t) => m.Products[i].LostSales * p.UnitPrice[t])
                                .Sum()
                    )
                    .Sum()
            : plan.TotalCost;

    private static bool IsNear(double value, double expected) =>
        Math.Abs(value - expected) <= 0.01 + (1e-4 * Math.Abs(expected));
}

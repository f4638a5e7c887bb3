using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Tests.MultiLevel;

/// <summary>Random multi-level problems against an independent model, and the identities of all their plans.</summary>
public sealed class MultiLevelTests
{
    private const int Seeds = 200;

    public static TheoryData<int> Tens { get; } = [.. Enumerable.Range(0, Seeds / 10)];

    [Theory]
    [MemberData(nameof(Tens))]
    public void Optimum_When_the_factory_is_random_Then_it_equals_that_of_an_independent_model(
        int ten
    )
    {
        for (var seed = ten * 10; seed < (ten + 1) * 10; seed++)
        {
            var input = MultiLevelGen.Create(seed);
            var plans = Planner
                .Plan(input, cancellationToken: TestContext.Current.CancellationToken)
                .Plans;
            var optimal = plans.Single(p => p.Strategy == StrategyName.Optimal);
            var expected = CumulativeModel.Solve(input);
            Assert.True(
                optimal.Feasible == expected is not null,
                $"seed {seed}: the independent optimum is {expected}; {string.Join(' ', optimal.Reasons)}"
            );
            if (expected is { } cost)
                Assert.True(
                    Math.Abs(cost - (double)optimal.TotalCost) <= 0.02 + (Math.Abs(cost) * 1e-5),
                    $"seed {seed}: {optimal.TotalCost} instead of {cost}, {optimal.Optimality}"
                );
            foreach (var plan in plans)
            {
                MultiLevelAssert.Consistent(input, plan, seed);
                if (plan.Feasible)
                    Assert.True(
                        plan.TotalCost >= optimal.Optimality!.Bound - 0.01m,
                        $"seed {seed}: {plan.Strategy} costs {plan.TotalCost}, the bound is {optimal.Optimality.Bound}"
                    );
            }
        }
    }
}

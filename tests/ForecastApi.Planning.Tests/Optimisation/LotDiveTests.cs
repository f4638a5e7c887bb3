using CsCheck;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;
using ForecastApi.Planning.Optimisation.Lots;
using ForecastApi.Planning.Optimisation.Solvers;
using ForecastApi.Tests.Shared;

namespace ForecastApi.Planning.Tests.Optimisation;

public sealed class LotDiveTests
{
    private static Gen<PlanInput> Unlimited { get; } =
        from months in Gen.Int[1, 8]
        from demand in Gen.Int[0, 90].Select(n => (decimal)n).Array[months]
        from setup in Gen.Int[1, 400]
        from opening in Gen.Int[0, 60]
        select ModelCheck.Unlimited(demand, setup, opening);

    [Fact]
    public void Dive_When_it_ends_in_a_plan_Then_all_rows_bounds_and_integers_are_satisfied()
    {
        var found = 0;
        PlanGen.Inputs.Holds(
            input =>
            {
                var (model, relaxed) = Relax(input);
                if (!relaxed.HasSolution)
                    return;
                var plan = Dive(model, relaxed);
                if (!plan.HasSolution)
                {
                    Assert.Empty(plan.Values);
                    return;
                }
                ModelCheck.AssertSolves(model.Program, plan.Values);
                AssertBounded(model, relaxed, plan);
                found++;
            },
            cases: 50
        );
        Assert.InRange(found, 20, 50);
    }

    [Fact]
    public void Dive_When_capacity_is_unlimited_Then_it_ends_in_a_plan() =>
        Unlimited.Holds(
            input =>
            {
                var (model, relaxed) = Relax(input);
                var plan = Dive(model, relaxed);
                Assert.Equal(SolveStatus.Feasible, plan.Status);
                ModelCheck.AssertSolves(model.Program, plan.Values);
                AssertBounded(model, relaxed, plan);
            },
            cases: 50
        );

    [Fact]
    public void Dive_When_the_relaxation_is_integer_Then_it_returns_the_optimum()
    {
        // Lots in months 0 and 2 (see LotCutsTests); the cuts make the relaxation integer.
        var (model, relaxed) = Relax(ModelCheck.Unlimited([50, 20, 70], setupCost: 100));
        var plan = Dive(model, relaxed);
        Assert.Equal(220, plan.Objective, 1e-6);
        Assert.Equal([1.0, 0, 1], model.Setups[0].Select(c => Math.Round(plan.Values[c], 6)));
    }

    [Fact]
    public void Dive_When_the_time_is_up_Then_every_fractional_lot_is_opened()
    {
        var model = PlanModelBuilder.Build(
            ModelCheck.Unlimited([50, 20, 70], setupCost: 100),
            new(),
            ModelCheck.Budget()
        );
        // Without cuts every lot is fractional: each month makes its own demand.
        var relaxed = ModelCheck.Relax(model.Program);
        Assert.All(model.Setups[0], c => Assert.InRange(relaxed.Values[c], 0.01, 1));
        var plan = LotDive.Run(
            model,
            model.Program,
            relaxed,
            ModelCheck.Budget(0),
            ModelCheck.Budget()
        );
        // A slow machine may not finish even the single solve that is left.
        if (plan.HasSolution)
            Assert.All(model.Setups[0], c => Assert.Equal(1, plan.Values[c], 1e-6));
    }

    [Fact]
    public void Dive_When_cancelled_Then_it_throws()
    {
        var (model, relaxed) = Relax(ModelCheck.Unlimited([50, 20, 70], setupCost: 100));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            LotDive.Run(
                model,
                model.Program,
                relaxed,
                ModelCheck.Budget(),
                new(TimeProvider.System, TimeSpan.FromSeconds(10), cancelled.Token)
            )
        );
    }

    private static (PlanModel Model, LinearSolution Relaxed) Relax(PlanInput input)
    {
        var model = PlanModelBuilder.Build(input, new(), ModelCheck.Budget());
        new LotCuts(input, new(), model, ModelCheck.Budget()).AddInitial();
        return (model, ModelCheck.Relax(model.Program));
    }

    private static LinearSolution Dive(PlanModel model, LinearSolution relaxed) =>
        LotDive.Run(model, model.Program, relaxed, ModelCheck.Budget(), ModelCheck.Budget());

    // The relaxation is a lower bound of every plan, and the objective is the cost of the values.
    private static void AssertBounded(PlanModel model, LinearSolution relaxed, LinearSolution plan)
    {
        var slack = 1e-6 * Math.Max(1, Math.Abs(relaxed.Objective));
        Assert.True(plan.Objective >= relaxed.Objective - slack);
        var cost = model.Program.Cost.Select((c, i) => c * plan.Values[i]).Sum();
        Assert.Equal(cost + model.Program.Constant, plan.Objective, slack);
    }
}

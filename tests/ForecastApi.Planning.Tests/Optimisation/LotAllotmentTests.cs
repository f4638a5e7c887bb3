using CsCheck;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;
using ForecastApi.Planning.Optimisation.Lots;
using ForecastApi.Planning.Optimisation.Solvers;
using ForecastApi.Tests.Shared;

namespace ForecastApi.Planning.Tests.Optimisation;

public sealed class LotAllotmentTests
{
    // Without backorders and lost sales, most products with lots are reformulated.
    private static Gen<PlanInput> InTime { get; } =
        PlanGen.Inputs.Select(input =>
            input with
            {
                Objective = PlanObjective.MinimumCost,
                Products =
                [
                    .. input.Products.Select(p =>
                        p with
                        {
                            BackorderCost = null,
                            LostSaleCost = null,
                            SetupCost = p.SetupCost ?? [.. p.Demand.Select(_ => 75m)],
                        }
                    ),
                ],
            }
        );

    [Fact]
    public void Allotment_When_the_input_is_random_Then_its_optimum_is_that_of_the_model()
    {
        var reformulated = 0;
        Gen.OneOf(InTime, PlanGen.Inputs)
            .Holds(
                input =>
                {
                    var model = PlanModelBuilder.Build(input, new(), ModelCheck.Budget());
                    var allotment = Allot(model);
                    var expected = LinearSolver.Search(model.Program, 1, ModelCheck.Budget());
                    var actual = LinearSolver.Search(allotment.Program, 1, ModelCheck.Budget());
                    Assert.Equal(expected.Status, actual.Status);
                    if (!expected.HasSolution)
                        return;
                    AssertClose(expected.Objective, actual.Objective);
                    var units = allotment.ToModel(actual.Values);
                    ModelCheck.AssertSolves(model.Program, units);
                    AssertClose(actual.Objective, ModelCheck.Cost(model.Program, units));
                    if (allotment.Program.Columns > model.Program.Columns)
                        reformulated++;
                },
                cases: 60
            );
        Assert.InRange(reformulated, 10, 60);
    }

    [Fact]
    public void Allotment_When_it_starts_from_a_plan_Then_the_plan_solves_it_at_the_same_cost()
    {
        var reformulated = 0;
        InTime.Holds(
            input =>
            {
                var model = PlanModelBuilder.Build(input, new(), ModelCheck.Budget());
                var plan = LinearSolver.Search(model.Program, 1, ModelCheck.Budget());
                if (!plan.HasSolution)
                    return;
                var allotment = Allot(model);
                var shares = allotment.FromModel(plan.Values);
                ModelCheck.AssertSolves(allotment.Program, shares);
                AssertClose(plan.Objective, ModelCheck.Cost(allotment.Program, shares));
                if (allotment.Program.Columns > model.Program.Columns)
                    reformulated++;
            },
            cases: 60
        );
        Assert.InRange(reformulated, 10, 60);
    }

    [Fact]
    public void Allotment_When_lots_are_uncapacitated_Then_the_relaxation_reaches_the_optimum()
    {
        // Wagner-Whitin: see LotCutsTests. With holding costs that fall, more inequalities than theirs are needed.
        var input = ModelCheck.Unlimited([50, 20, 70], setupCost: 100);
        Assert.Equal(220, Relax(input), 1e-6);
        Gen.Select(
                Gen.Int[0, 90].Select(n => (decimal)n).Array[6],
                Gen.Int[0, 9].Select(n => (decimal)n).Array[6],
                Gen.Int[0, 60]
            )
            .Holds(
                (demand, holding, opening) =>
                {
                    input = ModelCheck.Unlimited(demand, setupCost: 150, opening);
                    input = input with
                    {
                        Products = [input.Products[0] with { HoldingCost = holding }],
                    };
                    var model = PlanModelBuilder.Build(input, new(), ModelCheck.Budget());
                    var optimum = LinearSolver.Search(model.Program, 1, ModelCheck.Budget());
                    AssertClose(optimum.Objective, Relax(input));
                },
                cases: 30
            );
    }

    [Fact]
    public void Allotment_When_demand_may_be_backordered_Then_the_product_keeps_its_columns()
    {
        var input = ModelCheck.Unlimited([50, 20, 70], setupCost: 100);
        input = input with { Products = [input.Products[0] with { BackorderCost = [3, 3, 3] }] };
        var model = PlanModelBuilder.Build(input, new(), ModelCheck.Budget());
        var allotment = Allot(model);
        Assert.Equal(model.Program.Columns, allotment.Program.Columns);
        Assert.Equal(model.Program.Rows, allotment.Program.Rows);
    }

    private static LotAllotment Allot(PlanModel model) =>
        LotAllotment.Create(model, model.Program, model.Program.Rows, ModelCheck.Budget());

    private static double Relax(PlanInput input) =>
        ModelCheck
            .Relax(Allot(PlanModelBuilder.Build(input, new(), ModelCheck.Budget())).Program)
            .Objective;

    private static void AssertClose(double expected, double actual) =>
        Assert.Equal(expected, actual, 1e-5 * Math.Max(1, Math.Abs(expected)));
}

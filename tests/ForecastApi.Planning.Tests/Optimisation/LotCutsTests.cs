using CsCheck;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;
using ForecastApi.Planning.Optimisation.Lots;
using ForecastApi.Planning.Optimisation.Solvers;
using ForecastApi.Tests.Shared;

namespace ForecastApi.Planning.Tests.Optimisation;

public sealed class LotCutsTests
{
    private static Gen<(PlanInput, bool)> Small { get; } =
        PlanGen.Inputs.Where(input => input.Months is > 1 and < 5).Select(Gen.Bool);

    [Fact]
    public void InitialCuts_When_nothing_is_in_stock_Then_every_demand_needs_a_lot()
    {
        var input = ModelCheck.Unlimited([10, 20], setupCost: 100);
        var (model, rows) = Cut(input, new());
        var (first, second) = (model.Setups[0][0], model.Setups[0][1]);
        var stock = model.Inventory[0][0];
        Assert.Equal(
            ["10: 10 x0", "30: 30 x0 + 20 x1", "20: 20 x1 + 1 s0"],
            Enumerable.Range(rows, model.Program.Rows - rows).Select(Text)
        );

        string Text(int row)
        {
            var names = new Dictionary<int, string>
            {
                [first] = "x0",
                [second] = "x1",
                [stock] = "s0",
            };
            var terms = model.Program.Row(row).Select(t => $"{t.Coefficient} {names[t.Column]}");
            return $"{model.Program.RowLower[row]}: {string.Join(" + ", terms)}";
        }
    }

    [Fact]
    public void InitialCuts_When_opening_stock_covers_a_demand_Then_it_needs_no_lot()
    {
        var (model, rows) = Cut(ModelCheck.Unlimited([10, 20], setupCost: 100, opening: 10), new());
        // The second month only: alone after the first month's stock, and together with the first month.
        Assert.Equal(
            [20.0, 20.0],
            Enumerable.Range(rows, model.Program.Rows - rows).Select(r => model.Program.RowLower[r])
        );
    }

    [Fact]
    public void Cuts_When_lots_are_uncapacitated_Then_the_relaxation_reaches_the_optimum()
    {
        // Wagner-Whitin: lots in months 0 and 2 cost 2 x 100 + 1 x 20, three lots 300, one lot 100 + 20 + 2 x 70.
        var (model, _) = Cut(ModelCheck.Unlimited([50, 20, 70], setupCost: 100), new());
        Assert.Equal(220, ModelCheck.Relax(model.Program).Objective, 1e-6);
    }

    [Fact]
    public void Cuts_When_the_input_is_random_Then_every_feasible_plan_satisfies_them()
    {
        var checkedCuts = 0;
        Small.Holds(
            (input, reachTargets) =>
            {
                var (model, rows) = Cut(input, new() { ReachTargets = reachTargets });
                var plain = model.Program.Where(r => r < rows);
                for (var cut = rows; cut < model.Program.Rows; cut++)
                {
                    var lowest = ModelCheck.Minimise(plain, model.Program.Row(cut));
                    if (!lowest.HasSolution)
                        return;
                    var bound = model.Program.RowLower[cut];
                    Assert.True(
                        lowest.Bound >= bound - (1e-6 * Math.Max(1, bound)),
                        $"A plan has {lowest.Objective} where the cut asks for {bound}."
                    );
                    checkedCuts++;
                }
            },
            cases: 20
        );
        Assert.InRange(checkedCuts, 50, int.MaxValue);
    }

    [Fact]
    public void Cuts_When_added_for_a_fractional_point_Then_they_cut_it_off()
    {
        var added = 0;
        PlanGen.Inputs.Holds(
            input =>
            {
                var model = PlanModelBuilder.Build(input, new(), ModelCheck.Budget());
                var cuts = new LotCuts(input, new(), model, ModelCheck.Budget());
                var relaxed = ModelCheck.Relax(model.Program);
                if (!relaxed.HasSolution)
                    return;
                var rows = model.Program.Rows;
                var count = cuts.AddViolated(relaxed.Values);
                Assert.Equal(count, model.Program.Rows - rows);
                for (var cut = rows; cut < model.Program.Rows; cut++)
                    Assert.True(
                        ModelCheck.Value(model.Program, cut, relaxed.Values)
                            < model.Program.RowLower[cut]
                    );
                var tighter = ModelCheck.Relax(model.Program);
                if (tighter.HasSolution)
                    Assert.True(tighter.Objective >= relaxed.Objective - 1e-6);
                added += count;
            },
            cases: 40
        );
        Assert.InRange(added, 20, int.MaxValue);
    }

    [Fact]
    public void Cuts_When_a_point_satisfies_them_all_Then_none_is_added()
    {
        var input = ModelCheck.Unlimited([50, 20, 70], setupCost: 100);
        var model = PlanModelBuilder.Build(input, new(), ModelCheck.Budget());
        var cuts = new LotCuts(input, new(), model, ModelCheck.Budget());
        var optimum = LinearSolver.Solve(model.Program, 1, ModelCheck.Budget());
        Assert.Equal(0, cuts.AddViolated(optimum.Values));
    }

    // The initial cuts and one round of those that the relaxation violates; the rows from the second value on are cuts.
    private static (PlanModel Model, int Rows) Cut(PlanInput input, ModelRules rules)
    {
        var model = PlanModelBuilder.Build(input, rules, ModelCheck.Budget());
        var rows = model.Program.Rows;
        var cuts = new LotCuts(input, rules, model, ModelCheck.Budget());
        cuts.AddInitial();
        var relaxed = ModelCheck.Relax(model.Program);
        if (relaxed.HasSolution)
            cuts.AddViolated(relaxed.Values);
        return (model, rows);
    }
}

using ForecastApi.Planning.Optimisation.Lots;
using ForecastApi.Planning.Optimisation.Solvers;

namespace ForecastApi.Planning.Optimisation;

/// <summary>
/// Solves a large program with few integers, such as workers and machines: the relaxation gives the bound, and a dive from
/// it the plan. A branch-and-bound search of such a program would spend its time on the relaxations.
/// </summary>
internal static class RoundedSearch
{
    private const int MinColumns = 20_000;
    private const double ProvenGap = 1e-9;

    /// <summary>Whether a program is large and has more than one integer.</summary>
    public static bool IsFor(LinearProgram program) =>
        program.Columns >= MinColumns && program.IsInteger.Count(isInteger => isInteger) > 1;

    /// <summary>Minimises a program; falls back to a branch-and-bound search where the dive finds no plan.</summary>
    public static LinearSolution Solve(PlanModel model, int seed, TimeBudget budget)
    {
        var relaxed = LinearSolver.Relax(model.Program, budget);
        if (relaxed.Status != SolveStatus.Optimal)
            return relaxed;
        var found = LotDive.Run(model, model.Program, relaxed, budget, budget);
        if (!found.HasSolution)
            return LinearSolver.Solve(model.Program, seed, budget);
        var isProven = found.Objective - relaxed.Objective <= ProvenGap * Math.Abs(found.Objective);
        return found with
        {
            Status = isProven ? SolveStatus.Optimal : SolveStatus.Feasible,
            Bound = isProven ? found.Objective : relaxed.Objective,
        };
    }
}

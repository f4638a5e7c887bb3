using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Optimisation;

/// <summary>
/// Finds the cheapest decisions under a strategy's rules. Targets come before cost and limits before targets: only what
/// cannot be reached is given up, as little of it as possible.
/// </summary>
internal static class PlanSearch
{
    /// <summary>Searches; the decisions break limits only where no decisions keep them all.</summary>
    public static SearchResult Run(
        PlanInput input,
        PlanRules rules,
        PlannerOptions options,
        CancellationToken cancellation
    )
    {
        var model = PlanModelBuilder.Build(input, rules);
        var solution = rules.ReachTargets
            ? SolveInOrder(model, options, cancellation)
            : LinearSolver.Solve(model.Program, options, cancellation);
        if (!solution.HasSolution)
        {
            model = PlanModelBuilder.Build(input, rules with { Breakable = true });
            solution = SolveInOrder(model, options, cancellation);
        }
        return solution.HasSolution
            ? new(
                DecisionReader.Read(input, model, solution),
                solution,
                ModelLimits.Binding(input, model, solution)
            )
            : new(PlanDecisions.Nothing(input), solution, []);
    }

    // First with every deviation at zero, which is the usual case; else the least deviation, then the least cost with it.
    private static LinearSolution SolveInOrder(
        PlanModel model,
        PlannerOptions options,
        CancellationToken cancellation
    )
    {
        var program = model.Program;
        var deviations = model.Deviations;
        var uppers = deviations.Select(d => program.Upper[d.Column]).ToArray();
        foreach (var (column, _) in deviations)
            program.Upper[column] = 0;
        var solution = LinearSolver.Solve(program, options, cancellation);
        if (solution.HasSolution)
            return solution;
        for (var i = 0; i < uppers.Length; i++)
            program.Upper[deviations[i].Column] = uppers[i];
        var costs = program.Cost.ToArray();
        for (var c = 0; c < costs.Length; c++)
            program.Cost[c] = 0;
        foreach (var (column, weight) in deviations)
            program.Cost[column] = weight;
        var least = LinearSolver.Solve(program, options, cancellation);
        if (!least.HasSolution)
            return least;
        for (var c = 0; c < costs.Length; c++)
            program.Cost[c] = costs[c];
        var sum = least.Objective - program.Constant;
        program.AddRow(double.NegativeInfinity, sum + (1e-7 * Math.Max(1, sum)), deviations);
        solution = LinearSolver.Solve(program, options, cancellation);
        return solution.HasSolution ? solution : least;
    }
}

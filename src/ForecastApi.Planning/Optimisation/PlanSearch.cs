using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Optimisation;

/// <summary>
/// Finds the cheapest decisions under a strategy's rules. Targets come before cost and limits before targets: only what
/// cannot be reached is given up, as little of it as possible. All its steps share one time limit.
/// </summary>
internal sealed class PlanSearch
{
    // What a step gets when the time is up: enough to end with some plan.
    private const double LeastSeconds = 0.5;

    private readonly PlannerOptions _options;
    private readonly CancellationToken _cancellation;
    private double _seconds;

    private PlanSearch(PlannerOptions options, CancellationToken cancellation)
    {
        _options = options;
        _cancellation = cancellation;
    }

    /// <summary>Searches; the decisions break limits only where no decisions keep them all.</summary>
    public static SearchResult Run(
        PlanInput input,
        PlanRules rules,
        PlannerOptions options,
        CancellationToken cancellation
    )
    {
        var search = new PlanSearch(options, cancellation);
        var model = PlanModelBuilder.Build(input, rules);
        var solution = rules.ReachTargets
            ? search.SolveInOrder(model)
            : search.Solve(model.Program);
        if (!solution.HasSolution)
        {
            model = PlanModelBuilder.Build(input, rules with { Breakable = true });
            solution = search.SolveInOrder(model);
        }
        solution = solution with { Seconds = search._seconds };
        return solution.HasSolution
            ? new(
                DecisionReader.Read(input, model, solution),
                solution,
                ModelLimits.Binding(input, model, solution)
            )
            : new(PlanDecisions.Nothing(input), solution, []);
    }

    // First with every deviation at zero, which is the usual case; else the least deviation, then the least cost with it.
    private LinearSolution SolveInOrder(PlanModel model)
    {
        var program = model.Program;
        var deviations = model.Deviations;
        var uppers = deviations.Select(d => program.Upper[d.Column]).ToArray();
        foreach (var (column, _) in deviations)
            program.Upper[column] = 0;
        var solution = Solve(program);
        if (solution.HasSolution)
            return solution;
        for (var i = 0; i < uppers.Length; i++)
            program.Upper[deviations[i].Column] = uppers[i];
        var costs = program.Cost.ToArray();
        for (var c = 0; c < costs.Length; c++)
            program.Cost[c] = 0;
        foreach (var (column, weight) in deviations)
            program.Cost[column] = weight;
        var least = Solve(program);
        if (!least.HasSolution)
            return least;
        for (var c = 0; c < costs.Length; c++)
            program.Cost[c] = costs[c];
        var sum = least.Objective - program.Constant;
        program.AddRow(double.NegativeInfinity, sum + (1e-7 * Math.Max(1, sum)), deviations);
        solution = Solve(program);
        return solution.HasSolution ? solution : least;
    }

    private LinearSolution Solve(LinearProgram program)
    {
        var left = Math.Max(LeastSeconds, _options.TimeLimit.TotalSeconds - _seconds);
        var solution = LinearSolver.Solve(
            program,
            _options with
            {
                TimeLimit = TimeSpan.FromSeconds(left),
            },
            _cancellation
        );
        _seconds += solution.Seconds;
        return solution;
    }
}

using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation.Lots;

namespace ForecastApi.Planning.Optimisation;

/// <summary>
/// Finds the cheapest decisions under a strategy's rules. The order of priority is limits, targets, cost: deviations
/// are minimised first, then the cost. All steps share one time limit.
/// </summary>
internal sealed class PlanSearch
{
    // The time of a step after the time limit: enough to find some plan.
    private const double MinSeconds = 0.5;

    // Slack on the minimum deviation, as a share of it, because the solver finds it only to its tolerance.
    private static readonly double[] Slacks = [1e-7, 1e-6, 1e-5, 1e-4];

    private readonly PlanInput _input;
    private readonly ModelRules _rules;
    private readonly PlannerOptions _options;
    private readonly CancellationToken _cancellationToken;
    private double _seconds;

    private PlanSearch(
        PlanInput input,
        ModelRules rules,
        PlannerOptions options,
        CancellationToken cancellationToken
    )
    {
        _input = input;
        _rules = rules;
        _options = options;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Runs the search. The decisions violate limits only if no decisions satisfy them all.</summary>
    public static SearchResult Run(
        PlanInput input,
        ModelRules rules,
        PlannerOptions options,
        CancellationToken cancellationToken
    )
    {
        var search = new PlanSearch(input, rules, options, cancellationToken);
        var model = PlanModelBuilder.Build(input, rules);
        var solution = rules.ReachTargets ? search.SolveInOrder(model) : search.Solve(model);
        if (!solution.HasSolution && !options.HardLimitsOnly)
        {
            var breakable = rules with { SoftLimits = true };
            model = PlanModelBuilder.Build(input, breakable);
            search = new PlanSearch(input, breakable, options, cancellationToken)
            {
                _seconds = search._seconds,
            };
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

    // First try with all deviations at zero, which is the usual case; otherwise find the minimum deviation, then the
    // minimum cost at that deviation.
    private LinearSolution SolveInOrder(PlanModel model)
    {
        var program = model.Program;
        var deviations = model.Deviations;
        var uppers = deviations.Select(d => program.Upper[d.Column]).ToArray();
        foreach (var (column, _) in deviations)
            program.Upper[column] = 0;
        var solution = Solve(model);
        if (solution.HasSolution)
            return solution;
        for (var i = 0; i < uppers.Length; i++)
            program.Upper[deviations[i].Column] = uppers[i];
        var costs = program.Cost.ToArray();
        for (var c = 0; c < costs.Length; c++)
            program.Cost[c] = 0;
        foreach (var (column, weight) in deviations)
            program.Cost[column] = weight;
        var minDeviation = Solve(model);
        if (!minDeviation.HasSolution)
            return minDeviation;
        for (var c = 0; c < costs.Length; c++)
            program.Cost[c] = costs[c];
        var sum = minDeviation.Objective - program.Constant;
        var row = program.AddRow(double.NegativeInfinity, sum, deviations);
        foreach (var slack in Slacks)
        {
            program.RowUpper[row] = sum + (slack * Math.Max(1, sum));
            solution = Solve(model);
            if (solution.HasSolution)
                break;
        }
        // The minimum deviation gives no bound on the cost, except that the cost is not negative.
        return solution.HasSolution
            ? solution
            : minDeviation with
            {
                Status = SolveStatus.Feasible,
                Bound = 0,
            };
    }

    private LinearSolution Solve(PlanModel model)
    {
        var left = Math.Max(MinSeconds, _options.TimeLimit.TotalSeconds - _seconds);
        var options = _options with { TimeLimit = TimeSpan.FromSeconds(left) };
        var solution =
            model.Lots.Count > 0 && !_rules.SoftLimits
                ? LotSearch.Solve(_input, _rules, model, options, _cancellationToken)
                : LinearSolver.Solve(model.Program, options, _cancellationToken);
        _seconds += solution.Seconds;
        return solution;
    }
}

using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation.Lots;
using ForecastApi.Planning.Optimisation.Solvers;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Optimisation;

/// <summary>
/// Finds the cheapest decisions under a strategy's rules. The order of priority is limits, targets, cost: deviations
/// are minimised first, then the cost. All steps share one time limit.
/// </summary>
internal sealed class PlanSearch
{
    // The rest of the time is for the minimum deviation and the cost at it.
    private const double WithoutDeviationsShare = 0.5;

    // Slack on the minimum deviation, as a share of it, because the solver finds it only to its tolerance.
    private static readonly double[] Slacks = [1e-7, 1e-6, 1e-5, 1e-4];

    private readonly PlanInput _input;
    private readonly ModelRules _rules;
    private readonly PlannerOptions _options;
    private readonly TimeBudget _budget;

    private PlanSearch(PlanInput input, ModelRules rules, PlannerOptions options, TimeBudget budget)
    {
        _input = input;
        _rules = rules;
        _options = options;
        _budget = budget;
    }

    /// <summary>Runs the search. The decisions violate limits only if no decisions satisfy them all.</summary>
    /// <exception cref="TimeLimitException">The time is over before the model is built.</exception>
    public static SearchResult Run(
        PlanInput input,
        ModelRules rules,
        PlannerOptions options,
        TimeBudget budget
    )
    {
        var search = new PlanSearch(input, rules, options, budget);
        var model = PlanModelBuilder.Build(input, rules, budget);
        var solution = rules.ReachTargets
            ? search.SolveInOrder(model)
            : search.Solve(model, budget);
        if (!solution.HasSolution && !options.HardLimitsOnly && !budget.IsOver)
        {
            var breakable = rules with { SoftLimits = true };
            model = PlanModelBuilder.Build(input, breakable, budget);
            search = new PlanSearch(input, breakable, options, budget);
            solution = search.SolveInOrder(model);
        }
        solution = solution with { Seconds = budget.Elapsed.TotalSeconds };
        return solution.HasSolution
            ? new(
                DecisionReader.Read(input, model, solution),
                solution,
                ModelLimits.Binding(input, model, solution)
            )
            : new(PlanDecisions.Nothing(input), solution, [], EndedEarly: budget.IsOver);
    }

    /// <summary>
    /// Returns the limits whose relaxation lowers the least possible violation of all limits; none if nothing need be
    /// violated; null if the time is over.
    /// </summary>
    public static IReadOnlyList<PlanLimit>? Bottlenecks(
        PlanInput input,
        ModelRules rules,
        PlannerOptions options,
        TimeBudget budget
    )
    {
        var soft = rules with { ReachTargets = false, SoftLimits = true };
        var model = PlanModelBuilder.Build(input, soft, budget);
        MinimiseDeviations(model);
        var solution = new PlanSearch(input, soft, options, budget).Solve(model, budget);
        return solution.HasSolution ? ModelLimits.Binding(input, model, solution) : null;
    }

    private static void MinimiseDeviations(PlanModel model)
    {
        for (var c = 0; c < model.Program.Columns; c++)
            model.Program.Cost[c] = 0;
        foreach (var (column, weight) in model.Deviations)
            model.Program.Cost[column] = weight;
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
        var solution = Solve(model, _budget.Share(WithoutDeviationsShare));
        if (solution.HasSolution)
            return solution;
        for (var i = 0; i < uppers.Length; i++)
            program.Upper[deviations[i].Column] = uppers[i];
        var costs = program.Cost.ToArray();
        MinimiseDeviations(model);
        var minDeviation = Solve(model, _budget);
        if (!minDeviation.HasSolution)
            return minDeviation;
        for (var c = 0; c < costs.Length; c++)
            program.Cost[c] = costs[c];
        var sum = minDeviation.Objective - program.Constant;
        var row = program.AddRow(double.NegativeInfinity, sum, deviations);
        foreach (var slack in Slacks)
        {
            program.RowUpper[row] = sum + (slack * Math.Max(1, sum));
            solution = Solve(model, _budget);
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

    private LinearSolution Solve(PlanModel model, TimeBudget budget) =>
        LinearSolution.InTime(() =>
            _rules.SoftLimits ? LinearSolver.Solve(model.Program, _options.Seed, budget)
            : model.Lots.Count > 0 ? LotSearch.Solve(_input, _rules, model, _options.Seed, budget)
            : RoundedSearch.IsFor(model.Program) ? RoundedSearch.Solve(model, _options.Seed, budget)
            : LinearSolver.Solve(model.Program, _options.Seed, budget)
        );
}

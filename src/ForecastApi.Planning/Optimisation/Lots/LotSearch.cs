using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Optimisation.Lots;

/// <summary>
/// Solves a model with lots. It tightens the relaxation with <see cref="LotCuts"/>, which gives the bound. If there are
/// too many lots to prove optimality, it dives from the relaxation to a plan (<see cref="LotDive"/>) and improves the
/// plan for some products at a time (fix-and-optimise, Helber and Sahling 2010).
/// </summary>
internal sealed class LotSearch
{
    // SCIP proves optimality up to this number of lots.
    private const int ProvableLots = 150;

    // Shares of the time: for the bound, and of the remaining time for the first plan.
    private const double BoundShare = 0.5;
    private const double FirstPlanShare = 0.6;

    // Tightening ends when a round of inequalities raises the bound by less than this share.
    private const double MinLift = 1e-5;

    private const double IntegralityTolerance = 1e-5;
    private const double NeighbourhoodGap = 1e-5;
    private const int NeighbourhoodLots = 240;
    private const double NeighbourhoodSeconds = 2;
    private const double MinGain = 1e-9;
    private const double MinSeconds = 0.25;

    private readonly PlanInput _input;
    private readonly PlanModel _model;
    private readonly int _seed;
    private readonly CancellationToken _cancellationToken;
    private double _left;

    private LotSearch(
        PlanInput input,
        PlanModel model,
        double seconds,
        int seed,
        CancellationToken cancellationToken
    )
    {
        _input = input;
        _model = model;
        _left = seconds;
        _seed = seed;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Minimises a model with lots. Adds valid inequalities to the model.</summary>
    public static LinearSolution Solve(
        PlanInput input,
        ModelRules rules,
        PlanModel model,
        PlannerOptions options,
        CancellationToken cancellationToken
    )
    {
        var seconds = options.TimeLimit.TotalSeconds;
        var search = new LotSearch(input, model, seconds, options.Seed, cancellationToken);
        var solution = search.Run(new LotCuts(input, rules, model));
        return solution with { Seconds = seconds - search._left };
    }

    private LinearSolution Run(LotCuts cuts)
    {
        var rows = _model.Program.Rows;
        var relaxed = Tighten(cuts);
        if (relaxed.Status == SolveStatus.Infeasible)
            return relaxed;
        var plain = _model.Program.Where(r => r < rows);
        if (relaxed.Status != SolveStatus.Optimal)
            return Spend(LinearSolver.Search(plain, Left(), _seed, _cancellationToken));
        // Inequalities that do not bind would slow down the search. The last ones may have no dual if the time ran out.
        var program = _model.Program.Where(r =>
            r < rows || (r < relaxed.Duals.Length && relaxed.Duals[r] != 0)
        );
        var best =
            _model.Lots.Count > ProvableLots
                ? FirstPlan(program, relaxed)
                : new(SolveStatus.Unknown, [], 0, 0, [], [], 0);
        if (!best.HasSolution)
            return Spend(LinearSolver.Search(program, Left(), _seed, _cancellationToken, plain));
        best = Improve(program, best);
        var exact = Spend(
            LinearSolver.SolveWithFixedIntegers(plain, best.Values, Left(), _cancellationToken)
        );
        best = exact.HasSolution ? exact : best;
        return best with { Status = SolveStatus.Feasible, Bound = relaxed.Objective };
    }

    private LinearSolution Tighten(LotCuts cuts)
    {
        var until = _left * (1 - BoundShare);
        cuts.AddInitial();
        using var session = new SolverSession(_model.Program, LinearSolver.Continuous);
        var best = Spend(session.Solve(_left, _seed, _cancellationToken));
        while (best.Status == SolveStatus.Optimal && _left > until)
        {
            if (cuts.AddViolated(best.Values) == 0)
                break;
            var next = Spend(session.Solve(_left, _seed, _cancellationToken));
            if (next.Status != SolveStatus.Optimal)
                break;
            var lift = next.Objective - best.Objective;
            best = next;
            if (lift <= MinLift * Math.Abs(best.Objective))
                break;
        }
        return best;
    }

    private LinearSolution FirstPlan(LinearProgram program, LinearSolution relaxed)
    {
        var share = _left * FirstPlanShare;
        var found = Spend(LotDive.Run(_model, program, relaxed, share, _cancellationToken));
        return found.HasSolution
            ? found
            : SolveWithFixedLots(
                program,
                lot => Math.Ceiling(relaxed.Values[lot.Open] - IntegralityTolerance),
                null,
                share
            );
    }

    private LinearSolution Improve(LinearProgram program, LinearSolution best)
    {
        var random = new Random(_seed);
        var isBetter = true;
        while (isBetter && _left > 2 * MinSeconds)
        {
            isBetter = false;
            foreach (var free in Neighbourhoods(random))
            {
                if (_left <= 2 * MinSeconds)
                    break;
                var next = Around(program, best, free);
                if (!next.HasSolution || next.Objective >= best.Objective * (1 - MinGain))
                    continue;
                best = next;
                isBetter = true;
            }
        }
        return best;
    }

    // Alternates between some products in every month and every product in some months.
    private IEnumerable<Func<Lot, bool>> Neighbourhoods(Random random)
    {
        var products = _model.Lots.Select(lot => lot.Product).Distinct().ToArray();
        var groups = Math.Max(2, NeighbourhoodLots / _input.Months);
        var months = Math.Max(2, NeighbourhoodLots / products.Length);
        var windows = Enumerable
            .Range(0, _input.Months)
            .Where(t => t % Math.Max(1, months / 2) == 0)
            .ToArray();
        random.Shuffle(products);
        random.Shuffle(windows);
        var sets = products.Chunk(groups).ToArray();
        for (var i = 0; i < Math.Max(sets.Length, windows.Length); i++)
        {
            if (i < sets.Length)
            {
                var set = sets[i].ToHashSet();
                yield return lot => set.Contains(lot.Product);
            }
            if (i < windows.Length)
            {
                var first = windows[i];
                yield return lot => lot.Month >= first && lot.Month < first + months;
            }
        }
    }

    private LinearSolution Around(
        LinearProgram program,
        LinearSolution best,
        Func<Lot, bool> isFree
    ) =>
        SolveWithFixedLots(
            program,
            lot => isFree(lot) ? null : Math.Round(best.Values[lot.Open]),
            best.Values,
            NeighbourhoodSeconds
        );

    private LinearSolution SolveWithFixedLots(
        LinearProgram program,
        Func<Lot, double?> value,
        double[]? hint,
        double seconds
    )
    {
        var fixedColumns = new Dictionary<int, double>();
        foreach (var lot in _model.Lots)
        {
            if (value(lot) is { } fixedTo)
                fixedColumns[lot.Open] = fixedTo;
        }
        using var session = new SolverSession(program, LinearSolver.MixedInteger, fixedColumns);
        if (hint is not null)
            session.Hint(hint);
        return Spend(
            session.Solve(Math.Min(seconds, Left()), _seed, _cancellationToken, NeighbourhoodGap)
        );
    }

    private double Left() => Math.Max(MinSeconds, _left);

    private LinearSolution Spend(LinearSolution solution)
    {
        _left -= solution.Seconds;
        return solution;
    }
}

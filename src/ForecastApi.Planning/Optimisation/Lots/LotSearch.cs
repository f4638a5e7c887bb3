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

    // Shares of the time that is left at each step; the last is for the exact solution of the best plan.
    private const double BoundShare = 0.5;
    private const double FirstPlanShare = 0.6;
    private const double ImprovementShare = 0.85;

    // Tightening ends when a round of inequalities raises the bound by less than this share.
    private const double MinLift = 1e-5;

    private const double IntegralityTolerance = 1e-5;
    private const double NeighbourhoodGap = 1e-5;
    private const int NeighbourhoodLots = 240;
    private const double MinGain = 1e-9;

    private static readonly TimeSpan NeighbourhoodTime = TimeSpan.FromSeconds(2);

    private readonly PlanInput _input;
    private readonly PlanModel _model;
    private readonly int _seed;
    private readonly TimeBudget _budget;

    private LotSearch(PlanInput input, PlanModel model, int seed, TimeBudget budget)
    {
        _input = input;
        _model = model;
        _seed = seed;
        _budget = budget;
    }

    /// <summary>Minimises a model with lots. Adds valid inequalities to the model.</summary>
    /// <exception cref="TimeLimitException">The time is over before there is a plan.</exception>
    public static LinearSolution Solve(
        PlanInput input,
        ModelRules rules,
        PlanModel model,
        int seed,
        TimeBudget budget
    )
    {
        var start = budget.Elapsed;
        var search = new LotSearch(input, model, seed, budget);
        var solution = search.Run(new LotCuts(input, rules, model, budget));
        return solution with { Seconds = (budget.Elapsed - start).TotalSeconds };
    }

    private LinearSolution Run(LotCuts cuts)
    {
        var rows = _model.Program.Rows;
        var relaxed = Tighten(cuts);
        if (relaxed.Status == SolveStatus.Infeasible)
            return relaxed;
        var plain = _model.Program.Where(r => r < rows);
        if (relaxed.Status != SolveStatus.Optimal)
            return LinearSolver.Search(plain, _seed, _budget);
        // Inequalities that do not bind would slow down the search. The last ones may have no dual if the time ran out.
        var program = _model.Program.Where(r =>
            r < rows || (r < relaxed.Duals.Length && relaxed.Duals[r] != 0)
        );
        var best =
            _model.Lots.Count > ProvableLots ? FirstPlan(program, relaxed) : LinearSolution.None;
        if (!best.HasSolution)
            return LinearSolver.Search(program, _seed, _budget, plain);
        best = Improve(program, best, _budget.Share(ImprovementShare));
        var exact = LinearSolver.SolveWithFixedIntegers(plain, best.Values, _budget);
        best = exact.HasSolution ? exact : best;
        return best with { Status = SolveStatus.Feasible, Bound = relaxed.Objective };
    }

    private LinearSolution Tighten(LotCuts cuts)
    {
        var tightening = _budget.Share(BoundShare);
        cuts.AddInitial();
        using var session = new SolverSession(_model.Program, LinearSolver.Continuous, _budget);
        var best = session.Solve(_seed, _budget);
        while (best.Status == SolveStatus.Optimal && !tightening.IsOver)
        {
            if (cuts.AddViolated(best.Values) == 0)
                break;
            var next = LinearSolution.InTime(() => session.Solve(_seed, tightening));
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
        var rounds = _budget.Share(FirstPlanShare);
        var found = LinearSolution.InTime(() =>
            LotDive.Run(_model, program, relaxed, rounds, _budget)
        );
        return found.HasSolution
            ? found
            : SolveWithFixedLots(
                program,
                lot => Math.Ceiling(relaxed.Values[lot.Open] - IntegralityTolerance),
                null,
                _budget.Share(FirstPlanShare)
            );
    }

    private LinearSolution Improve(LinearProgram program, LinearSolution best, TimeBudget budget)
    {
        var random = new Random(_seed);
        var isBetter = true;
        while (isBetter && !budget.IsOver)
        {
            isBetter = false;
            foreach (var free in Neighbourhoods(random))
            {
                if (budget.IsOver)
                    break;
                var next = Around(program, best, free, budget);
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
        Func<Lot, bool> isFree,
        TimeBudget budget
    ) =>
        SolveWithFixedLots(
            program,
            lot => isFree(lot) ? null : Math.Round(best.Values[lot.Open]),
            best.Values,
            budget.Take(NeighbourhoodTime)
        );

    private LinearSolution SolveWithFixedLots(
        LinearProgram program,
        Func<Lot, double?> value,
        double[]? hint,
        TimeBudget budget
    )
    {
        var fixedColumns = new Dictionary<int, double>();
        foreach (var lot in _model.Lots)
        {
            if (value(lot) is { } fixedTo)
                fixedColumns[lot.Open] = fixedTo;
        }
        return LinearSolution.InTime(() =>
        {
            using var session = new SolverSession(
                program,
                LinearSolver.MixedInteger,
                budget,
                fixedColumns
            );
            if (hint is not null)
                session.Hint(hint);
            return session.Solve(_seed, budget, NeighbourhoodGap);
        });
    }
}

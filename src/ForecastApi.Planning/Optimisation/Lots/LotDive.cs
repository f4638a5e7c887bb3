using ForecastApi.Planning.Optimisation.Solvers;

namespace ForecastApi.Planning.Optimisation.Lots;

/// <summary>
/// Finds a plan by diving from a tight relaxation (Berthold 2006, "Primal heuristics for mixed integer programs"). Each
/// round fixes the fractional lots that are nearest to an integer and solves the rest again, warm-started. Workers and
/// machines are then fixed in the same way. When the time is up, all fractional lots are opened and the others are
/// rounded up, which almost always gives a feasible plan.
/// </summary>
internal sealed class LotDive : IDisposable
{
    // A lot with at least the upper share is opened in the next round; a lot with at most the lower share is closed.
    private const double OpenFrom = 0.8;
    private const double ClosedTo = 0.2;

    // Each round fixes this share of the fractional lots, the nearest to an integer first.
    private const double RoundShare = 0.5;

    private const double IntegralityTolerance = 1e-6;

    private readonly SolverSession _session;
    private readonly int[] _lots;
    private readonly List<int> _others;
    private readonly HashSet<int> _decided = [];
    private readonly TimeBudget _rounds;
    private readonly TimeBudget _budget;
    private bool _isWarm;
    private double _spent;

    private LotDive(PlanModel model, LinearProgram program, TimeBudget rounds, TimeBudget budget)
    {
        _session = new SolverSession(program, LinearSolver.Continuous, budget);
        _lots = [.. model.Lots.Select(lot => lot.Open)];
        var lots = _lots.ToHashSet();
        _others =
        [
            .. Enumerable
                .Range(0, program.Columns)
                .Where(c => program.IsInteger[c] && !lots.Contains(c)),
        ];
        _rounds = rounds;
        _budget = budget;
    }

    /// <summary>Runs the dive. The solution has no values if a fixing made the program infeasible.</summary>
    /// <param name="model">The model.</param>
    /// <param name="program">The model's program with the inequalities that tighten it.</param>
    /// <param name="relaxed">The solution of the program's relaxation.</param>
    /// <param name="rounds">The time after which the remaining lots are rounded at once.</param>
    /// <param name="budget">The time after which the dive ends without a solution, and its cancellation.</param>
    public static LinearSolution Run(
        PlanModel model,
        LinearProgram program,
        LinearSolution relaxed,
        TimeBudget rounds,
        TimeBudget budget
    )
    {
        using var dive = new LotDive(model, program, rounds, budget);
        var solution = dive.DecideLots(relaxed);
        if (solution.Status == SolveStatus.Optimal)
            solution = dive.DecideOthers(solution);
        return solution.Status == SolveStatus.Optimal
            ? solution with
            {
                Status = SolveStatus.Feasible,
                Seconds = dive._spent,
            }
            : LinearSolution.None with
            {
                Seconds = dive._spent,
            };
    }

    public void Dispose() => _session.Dispose();

    private LinearSolution DecideLots(LinearSolution solution)
    {
        while (solution.Status == SolveStatus.Optimal)
        {
            var values = solution.Values;
            foreach (var lot in _lots.Where(lot => values[lot] >= 1 - IntegralityTolerance))
                Decide(lot, 1);
            var open = _lots
                .Where(lot => !_decided.Contains(lot) && values[lot] > IntegralityTolerance)
                .ToList();
            if (open.Count > 0 && !_rounds.IsOver)
            {
                Round(open, values);
            }
            else
            {
                foreach (var lot in _lots)
                    Decide(lot, values[lot] > IntegralityTolerance ? 1 : 0);
                return Solve();
            }
            solution = Solve();
        }
        return solution;
    }

    private void Round(List<int> open, double[] values)
    {
        var clear = open.Count(lot => values[lot] >= OpenFrom);
        var max = Math.Max(Math.Max(1, (int)(RoundShare * open.Count)), clear);
        foreach (var lot in open.OrderByDescending(lot => Clearness(values[lot])).Take(max))
            Decide(lot, values[lot] > ClosedTo ? 1 : 0);
    }

    private static double Clearness(double share) => share > ClosedTo ? share : 1 - share;

    // Fixes all columns that are integer already; if there are none, the one nearest to an integer.
    private LinearSolution DecideOthers(LinearSolution solution)
    {
        while (_others.Exists(c => !_decided.Contains(c)))
        {
            var values = solution.Values;
            var left = _others.Where(c => !_decided.Contains(c)).ToList();
            if (_rounds.IsOver)
            {
                // More workers and machines than needed are feasible
                foreach (var column in left)
                    Decide(column, Math.Ceiling(values[column] - IntegralityTolerance));
                return Solve();
            }
            var now = left.Where(c => Distance(values[c]) < IntegralityTolerance).ToList();
            if (now.Count == 0)
                now = [left.MinBy(c => Distance(values[c]))];
            foreach (var column in now)
                Decide(column, Math.Round(values[column]));
            var next = Solve();
            if (next.Status != SolveStatus.Optimal)
            {
                foreach (var column in now)
                    Decide(
                        column,
                        Math.Ceiling(values[column] - IntegralityTolerance),
                        again: true
                    );
                next = Solve();
            }
            if (next.Status != SolveStatus.Optimal)
                return next;
            solution = next;
        }
        return solution;
    }

    private static double Distance(double value) => Math.Abs(value - Math.Round(value));

    private void Decide(int column, double value, bool again = false)
    {
        if (_decided.Add(column) || again)
            _session.Fix(column, value);
    }

    private LinearSolution Solve()
    {
        var solution = _session.Solve(0, _budget, isWarm: _isWarm);
        _isWarm = true;
        _spent += solution.Seconds;
        return solution;
    }
}

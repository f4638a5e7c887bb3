using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation.Solvers;

namespace ForecastApi.Planning.Optimisation.Lots;

/// <summary>
/// Solves a model with lots. It tightens the relaxation with <see cref="LotCuts"/>, which gives a bound. If there are
/// too many lots for SCIP to prove optimality, it dives from the relaxation to a plan (<see cref="LotDive"/>); then an
/// exact search from this plan (<see cref="LotProof"/>) and the improvement of the plan (<see cref="LotImprovement"/>)
/// run side by side until one plan is proven optimal or the time is up.
/// </summary>
internal sealed class LotSearch
{
    // SCIP proves optimality up to this number of lots.
    private const int ProvableLots = 150;

    // Shares of the time that is left at each step.
    private const double BoundShare = 0.5;
    private const double FirstPlanShare = 0.6;

    // The rest of the time is for the exact solution of the best plan, which takes less than the bound did.
    private const double MinRestShare = 0.02;
    private const double MaxRestShare = 0.1;

    // Tightening ends when a round of inequalities raises the bound by less than this share.
    private const double MinLift = 1e-5;

    private const double IntegralityTolerance = 1e-5;
    private const double FirstPlanGap = 1e-5;

    // The solver's integers are integers to a tolerance; the plan with exact integers must not cost more.
    private const double ProofTolerance = 1e-5;

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
        var start = _budget.Elapsed;
        var relaxed = Tighten(cuts);
        var bounding = _budget.Elapsed - start;
        if (relaxed.Status == SolveStatus.Infeasible)
            return relaxed;
        var plain = _model.Program.Where(r => r < rows);
        if (relaxed.Status != SolveStatus.Optimal)
            return LinearSolver.Search(plain, _seed, _budget);
        // Inequalities that do not bind would slow down the search. The last ones may have no dual if the time ran out.
        var program = _model.Program.Where(r =>
            r < rows || (r < relaxed.Duals.Length && relaxed.Duals[r] != 0)
        );
        var first =
            _model.Lots.Count > ProvableLots ? FirstPlan(program, relaxed) : LinearSolution.None;
        if (!first.HasSolution)
            return LinearSolver.Search(program, _seed, _budget, plain);
        var found = Improve(program, rows, first, bounding);
        var exact = LinearSolver.SolveWithFixedIntegers(plain, found.Values, _budget);
        var best = exact.HasSolution ? exact : found;
        var slack = ProofTolerance * Math.Max(1, Math.Abs(found.Objective));
        return found.Status == SolveStatus.Optimal && best.Objective <= found.Objective + slack
            ? best with
            {
                Status = SolveStatus.Optimal,
                Bound = best.Objective,
            }
            : best with
            {
                Status = SolveStatus.Feasible,
                Bound = Math.Max(relaxed.Objective, found.Bound),
            };
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
            : LinearSolver.SolveWithFixed(
                program,
                _model.Lots.ToDictionary(
                    lot => lot.Open,
                    lot => Math.Ceiling(relaxed.Values[lot.Open] - IntegralityTolerance)
                ),
                hint: null,
                _seed,
                FirstPlanGap,
                _budget.Share(FirstPlanShare)
            );
    }

    private LinearSolution Improve(
        LinearProgram program,
        int rows,
        LinearSolution first,
        TimeSpan bounding
    )
    {
        var left = _budget.Left;
        var rest = bounding < left * MaxRestShare ? bounding : left * MaxRestShare;
        var searching = _budget.Take(left - (rest + (left * MinRestShare)));
        try
        {
            var allotment = LotAllotment.Create(_model, program, rows, searching);
            var start = first with { Values = allotment.FromModel(first.Values) };
            var best = Improve(allotment.Program, start, searching);
            return best with { Values = allotment.ToModel(best.Values) };
        }
        catch (TimeLimitException)
        {
            return Unproven(first, double.NegativeInfinity);
        }
    }

    private LinearSolution Improve(
        LinearProgram program,
        LinearSolution start,
        TimeBudget searching
    )
    {
        var improvement = new LotImprovement(_input, _model, program, start, _seed);
        using var proof = LotProof.Start(program, start.Values, _seed, searching);
        try
        {
            improvement.Run(searching.With(proof.Ended));
        }
        catch (OperationCanceledException) when (proof.Ended.IsCancellationRequested)
        {
            _budget.CancellationToken.ThrowIfCancellationRequested();
        }
        var proven = proof.Result();
        return
            proven.Status == SolveStatus.Optimal
            || (proven.HasSolution && proven.Objective < improvement.Best.Objective)
            ? proven
            : Unproven(improvement.Best, proven.Bound);
    }

    // A plan of the improvement is optimal only in its neighbourhood.
    private static LinearSolution Unproven(LinearSolution plan, double bound) =>
        plan with
        {
            Status = SolveStatus.Feasible,
            Bound = bound,
        };
}

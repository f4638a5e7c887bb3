namespace ForecastApi.Planning.Optimisation.Lots;

/// <summary>An exact search of a model with lots, in a thread of its own.</summary>
internal sealed class LotProof : IDisposable
{
    // Above this number of columns, the relaxation alone takes too long for a proof.
    private const int MaxColumns = 30_000;

    private readonly CancellationTokenSource _cancelling;
    private readonly CancellationTokenSource _ended;
    private readonly Task<LinearSolution> _search;

    private LotProof(TimeBudget budget, Func<TimeBudget, LinearSolution> search)
    {
        _cancelling = CancellationTokenSource.CreateLinkedTokenSource(budget.CancellationToken);
        _ended = CancellationTokenSource.CreateLinkedTokenSource(budget.CancellationToken);
        var own = budget.With(_cancelling.Token);
        _search = Task.Factory.StartNew(
            () => Search(own, search),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
    }

    /// <summary>Is cancelled when the search has proven a plan, or the computation is cancelled.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Starts the search.</summary>
    /// <param name="model">The model.</param>
    /// <param name="program">The model's program; inequalities that only tighten it follow its other rows.</param>
    /// <param name="rows">The number of rows before the inequalities.</param>
    /// <param name="start">The plan from which the search starts.</param>
    /// <param name="seed">Seed of the search.</param>
    /// <param name="budget">Time and cancellation.</param>
    public static LotProof Start(
        PlanModel model,
        LinearProgram program,
        int rows,
        double[] start,
        int seed,
        TimeBudget budget
    ) =>
        new(
            budget,
            own =>
            {
                var allotment = LotAllotment.Create(model, program, rows, own);
                if (allotment.Program.Columns > MaxColumns)
                    return LinearSolution.None with { Bound = double.NegativeInfinity };
                var found = HighsSearch.Run(
                    allotment.Program,
                    allotment.FromModel(start),
                    seed,
                    own
                );
                return found.HasSolution
                    ? found with
                    {
                        Values = allotment.ToModel(found.Values),
                    }
                    : found;
            }
        );

    /// <summary>Waits for the result; without a solution, it has only a bound.</summary>
    /// <exception cref="OperationCanceledException">The computation is cancelled.</exception>
    public LinearSolution Result() => _search.GetAwaiter().GetResult();

    /// <summary>Ends the search.</summary>
    public void Dispose()
    {
        _cancelling.Cancel();
        ((IAsyncResult)_search).AsyncWaitHandle.WaitOne();
        _cancelling.Dispose();
        _ended.Dispose();
    }

    private LinearSolution Search(TimeBudget budget, Func<TimeBudget, LinearSolution> search)
    {
        var result = LinearSolution.None with { Bound = double.NegativeInfinity };
        try
        {
            result = search(budget);
        }
        catch (TimeLimitException)
        {
            // The improvement's plan is the result
        }
        if (result.Status == SolveStatus.Optimal)
            _ended.Cancel();
        return result;
    }
}

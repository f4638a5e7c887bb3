using ForecastApi.Planning.Optimisation.Solvers;

namespace ForecastApi.Planning.Optimisation.Lots;

/// <summary>An exact search of a model with lots, in a thread of its own.</summary>
internal sealed class LotProof : IDisposable
{
    // Above this number of columns, the relaxation alone takes too long for a proof.
    private const int MaxColumns = 30_000;

    private readonly CancellationTokenSource _cancelling;
    private readonly CancellationTokenSource _ended;
    private readonly Task<LinearSolution> _search;

    private LotProof(LinearProgram program, double[] start, int seed, TimeBudget budget)
    {
        _cancelling = CancellationTokenSource.CreateLinkedTokenSource(budget.CancellationToken);
        _ended = CancellationTokenSource.CreateLinkedTokenSource(budget.CancellationToken);
        var own = budget.With(_cancelling.Token);
        _search = Task.Factory.StartNew(
            () => Search(program, start, seed, own),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
    }

    /// <summary>Is cancelled when a plan is proven, or the computation is cancelled.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Starts the search.</summary>
    /// <param name="program">The program.</param>
    /// <param name="start">Values of the plan from which the search starts.</param>
    /// <param name="seed">Seed of the search.</param>
    /// <param name="budget">Time and cancellation.</param>
    public static LotProof Start(
        LinearProgram program,
        double[] start,
        int seed,
        TimeBudget budget
    ) => new(program, start, seed, budget);

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

    private LinearSolution Search(
        LinearProgram program,
        double[] start,
        int seed,
        TimeBudget budget
    )
    {
        var nothing = LinearSolution.None with { Bound = double.NegativeInfinity };
        if (program.Columns > MaxColumns)
            return nothing;
        try
        {
            var found = HighsSearch.Run(program, start, seed, budget);
            if (found.Status == SolveStatus.Optimal)
                _ended.Cancel();
            return found;
        }
        catch (TimeLimitException)
        {
            return nothing;
        }
    }
}

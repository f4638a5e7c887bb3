namespace ForecastApi.Planning;

/// <summary>
/// The time that a computation may take, and its cancellation. When the time is over, a search ends with the plan that it
/// has; a step that cannot return a plan throws a <see cref="TimeLimitException"/>.
/// </summary>
internal sealed class TimeBudget
{
    private readonly TimeProvider _clock;
    private readonly TimeSpan _limit;
    private readonly long _start;

    /// <summary>Starts a budget.</summary>
    /// <param name="clock">Measures the time.</param>
    /// <param name="limit">The time from now on.</param>
    /// <param name="cancellationToken">Cancels the computation.</param>
    public TimeBudget(TimeProvider clock, TimeSpan limit, CancellationToken cancellationToken)
    {
        _clock = clock;
        _limit = limit;
        _start = clock.GetTimestamp();
        CancellationToken = cancellationToken;
    }

    /// <summary>Cancels the computation.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The time since the start.</summary>
    public TimeSpan Elapsed => _clock.GetElapsedTime(_start);

    /// <summary>The time that is left, at least zero.</summary>
    public TimeSpan Left
    {
        get
        {
            var left = _limit - Elapsed;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Whether no time is left.</summary>
    public bool IsOver => Left == TimeSpan.Zero;

    /// <summary>Starts a budget within this one.</summary>
    public TimeBudget Take(TimeSpan limit)
    {
        var left = Left;
        return new(_clock, limit < left ? limit : left, CancellationToken);
    }

    /// <summary>Starts a budget of the time that is left with another cancellation.</summary>
    public TimeBudget With(CancellationToken cancellationToken) =>
        new(_clock, Left, cancellationToken);

    /// <summary>Starts a budget of a share of the time that is left.</summary>
    public TimeBudget Share(double share) => Take(Left * share);

    /// <summary>Throws if the computation is cancelled or no time is left.</summary>
    /// <exception cref="OperationCanceledException">The computation is cancelled.</exception>
    /// <exception cref="TimeLimitException">No time is left.</exception>
    public void Check()
    {
        CancellationToken.ThrowIfCancellationRequested();
        if (IsOver)
            throw new TimeLimitException();
    }
}

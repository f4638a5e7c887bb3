namespace ForecastApi.Work;

/// <summary>How long a process leaves work alone that the database cannot take: longer each time, up to half a minute.</summary>
public sealed class Backoff(TimeProvider clock)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private TimeSpan _pause;
    private DateTimeOffset _until;

    /// <summary>Whether the work is to be left alone still.</summary>
    public bool Holds
    {
        get
        {
            lock (_gate)
                return clock.GetUtcNow() < _until;
        }
    }

    /// <summary>It went wrong; for how long it is to be left alone.</summary>
    public TimeSpan Failed()
    {
        lock (_gate)
        {
            var next = 2 * _pause;
            _pause =
                next < First ? First
                : next > Longest ? Longest
                : next;
            _until = clock.GetUtcNow() + _pause;
            return _pause;
        }
    }

    /// <summary>It went well.</summary>
    public void Succeeded()
    {
        lock (_gate)
            (_pause, _until) = (TimeSpan.Zero, default);
    }
}

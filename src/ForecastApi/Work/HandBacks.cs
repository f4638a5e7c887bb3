using System.Collections.Concurrent;

namespace ForecastApi.Work;

/// <summary>
/// What could not be handed back because the database was away. It is before anything else is claimed, so that an outage
/// is not taken for the death of a process.
/// </summary>
public sealed class HandBacks
{
    private readonly ConcurrentQueue<Func<Task>> _owed = new();

    /// <summary>Hands something back, now or, where this throws, in <see cref="SettleAsync"/>.</summary>
    public async Task TryAsync(Func<Task> handBack)
    {
        try
        {
            await handBack();
        }
        catch
        {
            _owed.Enqueue(handBack);
            throw;
        }
    }

    /// <summary>Hands back what is owed.</summary>
    public async Task SettleAsync()
    {
        while (_owed.TryDequeue(out var handBack))
            await TryAsync(handBack);
    }
}

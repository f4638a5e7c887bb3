using System.Collections.Concurrent;

namespace ForecastApi.Access;

/// <summary>Collects when keys are used and stores it every few seconds, so that a read request does not wait for a write.</summary>
public sealed partial class ApiKeyUse(
    IServiceProvider services,
    TimeProvider clock,
    ILogger<ApiKeyUse> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(
        StringComparer.Ordinal
    );

    public void Note(string id) => _used[id] = clock.GetUtcNow();

    /// <summary>Stores the uses since the last call.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        var used = _used.ToArray();
        if (used.Length == 0)
            return;
        await services.GetRequiredService<ApiKeyStore>().TouchAsync(used, cancellationToken);
        foreach (var one in used)
            _used.TryRemove(one);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await SaveAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Log.CannotSave(logger, error);
            }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Failed to store when API keys were last used")]
        public static partial void CannotSave(ILogger logger, Exception error);
    }
}

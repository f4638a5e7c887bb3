namespace ForecastApi.Work;

/// <summary>Warms the caches of this process whose source data has changed since they were last warmed.</summary>
public sealed partial class CacheWarmer(
    IEnumerable<ICacheWarmer> warmers,
    ILogger<CacheWarmer> logger
) : IDisposable
{
    private readonly List<ICacheWarmer> _warmers = [.. warmers];
    private readonly Dictionary<ICacheWarmer, string> _warmed = [];
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>
    /// Warms each cache whose version differs from the one last warmed. A failure is logged and the next call retries
    /// the cache. Returns immediately while another call is running.
    /// </summary>
    public async Task WarmAsync(CancellationToken cancellationToken)
    {
        if (!await _gate.WaitAsync(0, cancellationToken))
            return;
        try
        {
            foreach (var warmer in _warmers)
                await WarmAsync(warmer, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task WarmAsync(ICacheWarmer warmer, CancellationToken cancellationToken)
    {
        try
        {
            if (
                await warmer.VersionAsync(cancellationToken) is not { } version
                || _warmed.GetValueOrDefault(warmer) == version
            )
                return;
            await warmer.WarmAsync(cancellationToken);
            _warmed[warmer] = version;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Log.WarmingFailed(logger, error, warmer.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "{Warmer} failed; its result will be computed on request"
        )]
        public static partial void WarmingFailed(ILogger logger, Exception error, string warmer);
    }
}

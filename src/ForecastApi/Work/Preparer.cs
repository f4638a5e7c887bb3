namespace ForecastApi.Work;

/// <summary>
/// Computes what everybody looks at before anybody does: at the start, and once what it rests on has changed and stayed
/// so for a while.
/// </summary>
public sealed partial class Preparer(IEnumerable<IPrepared> prepared, ILogger<Preparer> logger)
{
    private readonly List<Watched> _watched = [.. prepared.Select(p => new Watched(p))];

    public async Task WarmAsync(CancellationToken cancellationToken)
    {
        foreach (var one in _watched)
            try
            {
                await one.LookAsync(cancellationToken);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                Log.CannotPrepare(logger, error);
            }
    }

    private sealed class Watched(IPrepared one)
    {
        private string? _seen;
        private string? _done;

        public async Task LookAsync(CancellationToken cancellationToken)
        {
            if (await one.VersionAsync(cancellationToken) is not { } version)
                return;
            // While imports follow each other, each would be counted for nothing
            var rests = _seen is null || _seen == version;
            _seen = version;
            if (!rests || _done == version)
                return;
            await one.PrepareAsync(cancellationToken);
            _done = version;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "A page could not be prepared; it is computed when it is asked for"
        )]
        public static partial void CannotPrepare(ILogger logger, Exception error);
    }
}

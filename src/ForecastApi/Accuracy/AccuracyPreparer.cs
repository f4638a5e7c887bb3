using ForecastApi.Forecasts;

namespace ForecastApi.Accuracy;

/// <summary>
/// Computes the groupings that everybody looks at before anybody does: at the start, and once what they rest on has
/// changed and stayed so for a while.
/// </summary>
public sealed partial class AccuracyPreparer(
    AccuracyQuery query,
    ForecastRunStore runs,
    TimeProvider clock,
    ILogger<AccuracyPreparer> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var prepared = new Dictionary<AccuracyBasis, string>();
        var seen = new Dictionary<AccuracyBasis, string>();
        using var timer = new PeriodicTimer(Interval, clock);
        do try
        {
            foreach (var basis in Enum.GetValues<AccuracyBasis>())
                await LookAsync(basis);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.CannotPrepare(logger, error);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));

        async Task LookAsync(AccuracyBasis basis)
        {
            if (await runs.PublishedAsync(null, stoppingToken) is not { } run)
                return;
            var version = await query.VersionAsync(run, basis, stoppingToken);
            // While imports follow each other, each would be counted for nothing
            var rests = !seen.TryGetValue(basis, out var last) || last == version;
            seen[basis] = version;
            if (!rests || prepared.GetValueOrDefault(basis) == version)
                return;
            await query.PrepareAsync(run, basis, stoppingToken);
            prepared[basis] = version;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "The accuracy could not be prepared; it is computed when it is asked for"
        )]
        public static partial void CannotPrepare(ILogger logger, Exception error);
    }
}

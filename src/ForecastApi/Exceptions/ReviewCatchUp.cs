using ForecastApi.Forecasts;

namespace ForecastApi.Exceptions;

/// <summary>Does what follows the latest run at the start, where the process that made it was killed before it had.</summary>
public sealed partial class ReviewCatchUp(
    IEnumerable<IRunFollower> followers,
    ForecastRunStore runs,
    ILogger<ReviewCatchUp> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await runs.PublishedAsync(null, stoppingToken) is { } latest)
                foreach (var follower in followers)
                    await follower.FollowAsync(latest, stoppingToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.CannotReview(logger, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "What follows the latest run could not be done; it is done after the next"
        )]
        public static partial void CannotReview(ILogger logger, Exception error);
    }
}

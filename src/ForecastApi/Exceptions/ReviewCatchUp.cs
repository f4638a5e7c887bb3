using ForecastApi.Forecasts;

namespace ForecastApi.Exceptions;

/// <summary>Reviews the latest run at the start, where the process that made it was killed before it had.</summary>
public sealed partial class ReviewCatchUp(
    RunReview review,
    ForecastRunStore runs,
    ILogger<ReviewCatchUp> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await runs.PublishedAsync(null, stoppingToken) is { } latest)
                await review.FollowAsync(latest, stoppingToken);
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
            "The latest run could not be reviewed; the next run will be"
        )]
        public static partial void CannotReview(ILogger logger, Exception error);
    }
}

using ForecastApi.Common;

namespace ForecastApi.Forecasts.Summaries;

/// <summary>Published forecasts, summed by key and period.</summary>
public sealed record ForecastSummary(
    string RunId,
    Month AsOf,
    SummaryBy By,
    ForecastBucket Bucket,
    IReadOnlyList<SummaryItem> Items
);

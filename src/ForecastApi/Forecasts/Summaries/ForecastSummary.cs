using ForecastApi.Common;

namespace ForecastApi.Forecasts.Summaries;

/// <summary>Published forecasts, summed by key and period.</summary>
/// <param name="Warnings">Components that are left out because their bills of materials multiply to too many units.</param>
public sealed record ForecastSummary(
    string RunId,
    Month AsOf,
    SummaryBy By,
    ForecastBucket Bucket,
    IReadOnlyList<SummaryItem> Items,
    IReadOnlyList<string> Warnings
);

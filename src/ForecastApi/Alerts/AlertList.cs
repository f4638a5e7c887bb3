using ForecastApi.Common;

namespace ForecastApi.Alerts;

/// <summary>The alerts of the latest reviewed run, the highest rank first.</summary>
/// <param name="RunId">The reviewed run; null before the first review.</param>
/// <param name="AsOf">The last month of the run.</param>
/// <param name="Counts">The number of alerts in each state, regardless of the filter.</param>
public sealed record AlertList(
    string? RunId,
    Month? AsOf,
    AlertCounts Counts,
    IReadOnlyList<AlertItem> Items,
    string? NextCursor
);

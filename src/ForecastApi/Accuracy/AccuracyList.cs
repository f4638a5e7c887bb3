using ForecastApi.Common;

namespace ForecastApi.Accuracy;

/// <summary>The accuracy of forecasts by group; e = forecast − demand.</summary>
/// <param name="RunId">The run of the backtest; the latest run where the basis is live; null before the first run.</param>
/// <param name="AsOf">The last month of that run.</param>
/// <param name="LeadTime">The number of months that are summed before errors are computed; null = each month on its own.</param>
public sealed record AccuracyList(
    AccuracyBasis Basis,
    AccuracyBy By,
    string? RunId,
    Month? AsOf,
    int? LeadTime,
    IReadOnlyList<AccuracyItem> Items,
    string? NextCursor
);

using ForecastApi.Common;

namespace ForecastApi.Accuracy;

/// <summary>A product's accuracy: as a whole, by lead and by month.</summary>
public sealed record ProductAccuracy(
    string Sku,
    AccuracyBasis Basis,
    string? RunId,
    Month? AsOf,
    AccuracyItem? Total,
    IReadOnlyList<AccuracyItem> ByLead,
    IReadOnlyList<AccuracyItem> ByPeriod
);

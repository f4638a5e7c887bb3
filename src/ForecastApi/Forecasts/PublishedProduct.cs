using ForecastApi.ForecastRuns.Results;

namespace ForecastApi.Forecasts;

/// <summary>The published forecast of a product.</summary>
/// <param name="Choice">The model choice of the run and its errors.</param>
/// <param name="Model">The chosen model.</param>
/// <param name="Adjustments">The months that were trained on with another quantity.</param>
public sealed record PublishedProduct(
    ProductChoice Choice,
    string Model,
    IReadOnlyList<PublishedMonth> Months,
    IReadOnlyList<HistoryAdjustment> Adjustments,
    IReadOnlyList<DemandDriver> Drivers
);

namespace ForecastApi.Overrides;

/// <param name="Quantity">Units to publish instead of the forecast.</param>
/// <param name="Reason">The reason for the override.</param>
/// <param name="Author">The author. Forecast value added is measured by author.</param>
/// <param name="Expires">The date from which the statistical forecast is published again; null = never.</param>
public sealed record OverrideRequest(
    decimal Quantity,
    string Reason,
    string Author,
    DateOnly? Expires = null
);

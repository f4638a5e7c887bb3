namespace ForecastApi.Forecasting.Alerts;

/// <summary>A month as it was published one month before it began to count, beside what was sold in it; in units.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Demand">What was sold.</param>
/// <param name="Forecast">What was published by the official snapshot of the month before.</param>
/// <param name="Lower95">Lower bound of its 95 % interval.</param>
/// <param name="Upper95">Upper bound of its 95 % interval.</param>
public sealed record EvaluatedMonth(
    DateOnly Month,
    double Demand,
    double Forecast,
    double Lower95,
    double Upper95
);

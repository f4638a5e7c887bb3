namespace ForecastApi.Forecasting.Alerts;

/// <summary>The sales of a month and its forecast in the official snapshot of the month before, in units.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Demand">The sales of the month.</param>
/// <param name="Forecast">The published forecast of that snapshot.</param>
/// <param name="Lower95">Lower bound of its 95 % interval.</param>
/// <param name="Upper95">Upper bound of its 95 % interval.</param>
public sealed record EvaluatedMonth(
    DateOnly Month,
    double Demand,
    double Forecast,
    double Lower95,
    double Upper95
);

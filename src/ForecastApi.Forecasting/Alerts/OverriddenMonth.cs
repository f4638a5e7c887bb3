namespace ForecastApi.Forecasting.Alerts;

/// <summary>A past month with a published override, in units.</summary>
/// <param name="Demand">The sales of the month.</param>
/// <param name="Override">The published override.</param>
/// <param name="Statistical">The forecast of the models.</param>
public sealed record OverriddenMonth(double Demand, double Override, double Statistical);

namespace ForecastApi.Forecasting.Alerts;

/// <summary>A month that is over and for which a person's override was published, in units.</summary>
/// <param name="Demand">What was sold.</param>
/// <param name="Override">What was published.</param>
/// <param name="Statistical">What the models forecast.</param>
public sealed record OverriddenMonth(double Demand, double Override, double Statistical);

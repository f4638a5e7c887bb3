namespace ForecastApi.Forecasting.Regressors;

/// <summary>The part of a forecast month that a regressor accounts for.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Kind">The regressor's kind.</param>
/// <param name="Name">The regressor's name.</param>
/// <param name="Effect">Units: the forecast less the forecast without the effect.</param>
public sealed record ForecastDriver(DateOnly Month, RegressorKind Kind, string Name, double Effect);

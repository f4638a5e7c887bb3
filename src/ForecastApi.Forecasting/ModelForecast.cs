namespace ForecastApi.Forecasting;

/// <summary>The forecast of a single model, before evaluation by a backtest.</summary>
/// <param name="Values">Point forecasts, one per step; any number, including negative ones.</param>
/// <param name="StandardErrors">
/// The model's own standard error per step, in the unit of the values and not below zero;
/// <see cref="Selection.PredictionBand"/> scales it by the errors of the backtest.
/// </param>
public sealed record ModelForecast(double[] Values, double[] StandardErrors);

namespace ForecastApi.Forecasting;

/// <summary>What a model says about the months ahead, before any backtest has judged it.</summary>
/// <param name="Values">Point forecasts, one per step; the model may return any number, also negative.</param>
/// <param name="StandardErrors">
/// The model's own standard error per step, in the unit of the values and not below zero;
/// <see cref="Selection.PredictionBand"/> weighs it against the errors of the backtest.
/// </param>
public sealed record ModelForecast(double[] Values, double[] StandardErrors);

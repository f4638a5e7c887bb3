using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Forecasting.Selection;

/// <summary>One origin of a backtest and the forecast of a model from there.</summary>
/// <param name="Origin">The history before the origin and the demand after it.</param>
/// <param name="Forecast">The model's forecast of the months after the origin.</param>
public sealed record BacktestFold(BacktestOrigin Origin, ModelForecast Forecast)
{
    /// <summary>Mean absolute error in units.</summary>
    public double Mae => ForecastError.Mae(Origin.Demand, Forecast.Values) ?? 0;
}

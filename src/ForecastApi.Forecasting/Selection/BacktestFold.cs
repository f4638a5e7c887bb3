using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Forecasting.Selection;

/// <summary>One origin of a backtest and what a model forecast from there.</summary>
/// <param name="Origin">What was known, and what came.</param>
/// <param name="Forecast">The model's forecast of the months that came.</param>
public sealed record BacktestFold(BacktestOrigin Origin, ModelForecast Forecast)
{
    /// <summary>Mean absolute error in units.</summary>
    public double Mae => ForecastError.Mae(Origin.Demand, Forecast.Values) ?? 0;
}

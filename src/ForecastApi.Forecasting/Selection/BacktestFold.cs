namespace ForecastApi.Forecasting.Selection;

/// <summary>One origin of a backtest: what was forecast from there and what came.</summary>
/// <param name="Origin">Number of months the model was shown.</param>
/// <param name="Demand">The months after the origin, at most the horizon.</param>
/// <param name="Forecast">The model's forecast of these months.</param>
/// <param name="Scale">Scale of the MASE from the months shown; null when they are flat.</param>
public sealed record BacktestFold(
    int Origin,
    double[] Demand,
    ModelForecast Forecast,
    double? Scale
);

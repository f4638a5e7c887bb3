using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Forecasting.Selection;

/// <summary>Computes the published errors from the folds of a backtest.</summary>
internal static class BacktestAccuracy
{
    /// <summary>The accuracy without a backtest: the history is too short, or the model failed.</summary>
    public static readonly ForecastAccuracy None = new(null, null, null, null, null, null);

    /// <summary>
    /// Computes the errors of <paramref name="folds"/>; a full fold has <paramref name="horizon"/> months.
    /// </summary>
    public static ForecastAccuracy From(IReadOnlyList<BacktestFold> folds, int horizon)
    {
        if (folds.Count == 0)
            return None;
        double[] demand = [.. folds.SelectMany(fold => fold.Origin.Demand)];
        double[] forecast = [.. folds.SelectMany(fold => fold.Forecast.Values)];
        return new ForecastAccuracy(
            folds.Average(f =>
                ForecastError.Mase(f.Origin.Demand, f.Forecast.Values, f.Origin.Scale)
            ),
            folds.Average(f => ForecastError.Smape(f.Origin.Demand, f.Forecast.Values)),
            ForecastError.Wape(demand, forecast),
            ForecastError.Bias(demand, forecast),
            Coverage(folds, demand, horizon, PredictionBand.Quantile80),
            Coverage(folds, demand, horizon, PredictionBand.Quantile95)
        );
    }

    /// <summary>
    /// Computes the bounds of each fold from the other folds; its own errors would make them too narrow.
    /// </summary>
    public static IReadOnlyList<(double[] Lower, double[] Upper)> Bounds(
        IReadOnlyList<BacktestFold> folds,
        int horizon,
        double quantile
    ) =>
        [
            .. folds.Select(fold =>
                PredictionBand
                    .Create(folds.Where(other => other != fold), horizon)
                    .Bounds(fold.Forecast, quantile)
            ),
        ];

    private static double? Coverage(
        IReadOnlyList<BacktestFold> folds,
        double[] demand,
        int horizon,
        double quantile
    )
    {
        var bounds = Bounds(folds, horizon, quantile);
        double[] lower = [.. bounds.SelectMany(b => b.Lower)];
        double[] upper = [.. bounds.SelectMany(b => b.Upper)];
        return ForecastError.Coverage(demand, lower, upper);
    }
}

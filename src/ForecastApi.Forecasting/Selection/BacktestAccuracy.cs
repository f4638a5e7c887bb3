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
        ForecastBand[] bands = [.. Bands(folds, horizon).SelectMany(b => b)];
        return new ForecastAccuracy(
            folds.Average(f =>
                ForecastError.Mase(f.Origin.Demand, f.Forecast.Values, f.Origin.Scale)
            ),
            folds.Average(f => ForecastError.Smape(f.Origin.Demand, f.Forecast.Values)),
            ForecastError.Wape(demand, forecast),
            ForecastError.Bias(demand, forecast),
            Coverage(demand, bands, b => (b.Lower80, b.Upper80)),
            Coverage(demand, bands, b => (b.Lower95, b.Upper95))
        );
    }

    /// <summary>
    /// Computes the bounds of each fold from the other folds; its own errors would make them too narrow.
    /// </summary>
    public static IReadOnlyList<ForecastBand[]> Bands(
        IReadOnlyList<BacktestFold> folds,
        int horizon
    ) =>
        [
            .. folds.Select(fold =>
                PredictionBand
                    .Create(folds.Where(other => other != fold), horizon)
                    .Bands(fold.Forecast, fold.Origin.History)
            ),
        ];

    private static double? Coverage(
        double[] demand,
        ForecastBand[] bands,
        Func<ForecastBand, (double Lower, double Upper)> bounds
    ) =>
        ForecastError.Coverage(
            demand,
            [.. bands.Select(b => bounds(b).Lower)],
            [.. bands.Select(b => bounds(b).Upper)]
        );
}

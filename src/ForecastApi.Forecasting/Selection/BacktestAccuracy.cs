namespace ForecastApi.Forecasting.Selection;

/// <summary>Sums the folds of a backtest up into the errors that are published.</summary>
internal static class BacktestAccuracy
{
    /// <summary>No errors: the history is too short for a backtest, or the model failed in it.</summary>
    public static readonly ForecastAccuracy None = new(null, null, null, null, null, null);

    public static ForecastAccuracy Of(IReadOnlyList<BacktestFold> folds)
    {
        if (folds.Count == 0)
            return None;
        double[] demand = [.. folds.SelectMany(fold => fold.Demand)];
        double[] forecast = [.. folds.SelectMany(fold => fold.Forecast.Values)];
        return new ForecastAccuracy(
            Mean(folds, fold => ForecastError.Mase(fold.Demand, fold.Forecast.Values, fold.Scale)),
            Mean(folds, fold => ForecastError.Smape(fold.Demand, fold.Forecast.Values)),
            ForecastError.Wape(demand, forecast),
            ForecastError.Bias(demand, forecast),
            Coverage(folds, demand, band => band.Factor80),
            Coverage(folds, demand, band => band.Factor95)
        );
    }

    /// <summary>Each fold is held against bounds made from the other folds: its own would flatter.</summary>
    private static double? Coverage(
        IReadOnlyList<BacktestFold> folds,
        double[] demand,
        Func<PredictionBand, double> factor
    )
    {
        var bounds = folds
            .Select(fold =>
                PredictionBand.Bounds(
                    fold.Forecast,
                    factor(PredictionBand.Of([.. folds.Where(other => other != fold)]))
                )
            )
            .ToArray();
        double[] lower = [.. bounds.SelectMany(b => b.Lower)];
        double[] upper = [.. bounds.SelectMany(b => b.Upper)];
        return ForecastError.Coverage(demand, lower, upper);
    }

    private static double? Mean(
        IReadOnlyList<BacktestFold> folds,
        Func<BacktestFold, double?> measure
    ) => folds.Select(measure).Average();
}

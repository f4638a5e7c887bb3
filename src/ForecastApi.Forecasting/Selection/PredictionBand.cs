namespace ForecastApi.Forecasting.Selection;

/// <summary>
/// Prediction intervals at 80 and 95 %: forecast ± factor · standard error. The factors come from the backtest, as the
/// quantile of |error| / standard error over all folds and steps (split conformal prediction with a scaled score: Lei
/// et al. 2018, "Distribution-free predictive inference for regression", JASA 113), so a model whose own errors are
/// too narrow or too wide is corrected. Without a backtest they are the normal quantiles.
/// </summary>
public sealed record PredictionBand(double Factor80, double Factor95)
{
    /// <summary>The band of a model that no backtest has judged: the quantiles of the normal distribution.</summary>
    public static readonly PredictionBand Normal = new(1.2815515655446004, 1.959963984540054);

    /// <summary>The band that the folds' errors ask for.</summary>
    public static PredictionBand Of(IReadOnlyList<BacktestFold> folds)
    {
        var scores = new List<double>();
        foreach (var fold in folds)
        {
            for (var h = 0; h < fold.Demand.Length; h++)
            {
                var error = Math.Abs(fold.Forecast.Values[h] - fold.Demand[h]);
                if (error == 0 || fold.Forecast.StandardErrors[h] > 0)
                    scores.Add(error == 0 ? 0 : error / fold.Forecast.StandardErrors[h]);
            }
        }

        if (scores.Count == 0)
            return Normal;
        scores.Sort();
        return new PredictionBand(Quantile(scores, 0.8), Quantile(scores, 0.95));
    }

    /// <summary>
    /// Bounds of each step at one level. Half-widths never shrink with the step, and no bound is below zero.
    /// </summary>
    public static (double[] Lower, double[] Upper) Bounds(ModelForecast forecast, double factor)
    {
        var lower = new double[forecast.Values.Length];
        var upper = new double[forecast.Values.Length];
        var half = 0.0;
        for (var h = 0; h < lower.Length; h++)
        {
            half = Math.Max(half, factor * forecast.StandardErrors[h]);
            lower[h] = Math.Max(0, forecast.Values[h] - half);
            upper[h] = forecast.Values[h] + half;
        }

        return (lower, upper);
    }

    private static double Quantile(List<double> sorted, double level)
    {
        // The (n+1)-th rank keeps the promised coverage in small samples; beyond the largest there is nothing to take.
        var rank = (int)Math.Ceiling(level * (sorted.Count + 1));
        return sorted[Math.Min(rank, sorted.Count) - 1];
    }
}

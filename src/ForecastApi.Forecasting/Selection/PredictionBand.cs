namespace ForecastApi.Forecasting.Selection;

/// <summary>
/// Prediction intervals at 80 and 95 %. The variance of a step is a weighted mean of two: what the errors of the
/// backtest say, and what the model says of itself.
/// <para>
/// The backtest is pooled over its folds and steps, as a few folds cannot give a variance for each step alone: the
/// mean of (error / h^0.35)², given back as that times h^0.7 for step h. The exponent lies between 0 (errors that do
/// not grow) and ½ (a random walk), where monthly demand was found to lie. A fold weighs as much as the share of the
/// horizon that it covers.
/// </para>
/// <para>
/// The model's own standard errors weigh as much as one whole fold, times 1.4, because errors of fitting are smaller
/// than errors of forecasting. So bounds exist without any backtest, and one lucky fold cannot make them vanish.
/// </para>
/// The quantiles are Student's t with 5 degrees of freedom at unit variance: few folds, and tails heavier than
/// normal. README.md shows the coverage that comes of it.
/// </summary>
public sealed class PredictionBand
{
    /// <summary>Half-width of the central 80 % in standard deviations: t(0.9; 5) / √(5/3).</summary>
    public const double Quantile80 = 1.1432;

    /// <summary>Half-width of the central 95 % in standard deviations: t(0.975; 5) / √(5/3).</summary>
    public const double Quantile95 = 1.9912;

    private const double GrowthExponent = 0.35;
    private const double ModelInflation = 1.4;

    private readonly double _sumOfSquares;
    private readonly double _weight;

    private PredictionBand(double sumOfSquares, double weight)
    {
        _sumOfSquares = sumOfSquares;
        _weight = weight;
    }

    /// <summary>The band that the errors of a backtest ask for.</summary>
    /// <param name="folds">The backtest; may be empty.</param>
    /// <param name="horizon">Months that a whole fold would have.</param>
    public static PredictionBand Of(IEnumerable<BacktestFold> folds, int horizon)
    {
        var (sum, weight) = (0.0, 0.0);
        foreach (var fold in folds)
        {
            var demand = fold.Origin.Demand;
            for (var h = 0; h < demand.Length; h++)
            {
                var error = (fold.Forecast.Values[h] - demand[h]) / Growth(h);
                sum += error * error / horizon;
            }

            weight += (double)demand.Length / horizon;
        }

        return new PredictionBand(sum, weight);
    }

    /// <summary>Bounds of each step. Half-widths never shrink with the step, and no bound is below zero.</summary>
    /// <param name="forecast">Forecast of a model, not below zero.</param>
    /// <param name="quantile"><see cref="Quantile80"/> or <see cref="Quantile95"/>.</param>
    public (double[] Lower, double[] Upper) Bounds(ModelForecast forecast, double quantile)
    {
        var lower = new double[forecast.Values.Length];
        var upper = new double[forecast.Values.Length];
        var half = 0.0;
        for (var h = 0; h < lower.Length; h++)
        {
            half = Math.Max(half, quantile * StandardDeviation(forecast.StandardErrors[h], h));
            lower[h] = Math.Max(0, forecast.Values[h] - half);
            upper[h] = forecast.Values[h] + half;
        }

        return (lower, upper);
    }

    private double StandardDeviation(double modelError, int step)
    {
        var model = ModelInflation * modelError;
        var growth = Growth(step);
        return Math.Sqrt(((model * model) + (_sumOfSquares * growth * growth)) / (1 + _weight));
    }

    private static double Growth(int step) => Math.Pow(step + 1, GrowthExponent);
}

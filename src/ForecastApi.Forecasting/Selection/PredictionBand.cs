namespace ForecastApi.Forecasting.Selection;

/// <summary>
/// Prediction intervals at 80 and 95 %: the standard error that the models claim for a step, times how wrong such
/// claims were in the backtest (normalised conformal prediction in the manner of Papadopoulos, Gammerman and Vovk 2008,
/// with a variance in place of a quantile, as a few folds have no outer quantiles).
/// <para>
/// The factor is the root of a weighted mean: of (error / claimed standard error)² over the folds and steps of the
/// backtest, each fold weighing as much as the share of the horizon that it covers; and of <see cref="Inflation"/>²,
/// weighing as much as half a fold. So bounds exist without any backtest, and one lucky fold cannot make them
/// vanish. How fast the bounds widen is each series' own: hardly where the level is steady, like √h on a random walk.
/// </para>
/// <para>
/// Claims that were next to nothing before a level shift would make a factor without limit: no bound is wider than
/// what the models claim by themselves, or than <see cref="MaxErrorFactor"/> times the errors error, growing with h^0.35 from
/// the mean step that they were error at.
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

    /// <summary>Errors of forecasting are larger than the errors of fitting that models judge themselves by.</summary>
    private const double Inflation = 1.4;

    /// <summary>How much that counts, in whole folds.</summary>
    private const double InflationWeight = 0.5;

    private const double MaxErrorFactor = 1.5;

    /// <summary>Between errors that do not grow (0) and a random walk (½), where those of monthly demand were found to lie.</summary>
    private const double ErrorGrowth = 0.35;

    private readonly double _factor;
    private readonly double _floor;
    private readonly double _error;
    private readonly double _errorStep;

    private PredictionBand(double factor, double floor, double error, double errorStep)
    {
        _factor = factor;
        _floor = floor;
        _error = error;
        _errorStep = errorStep;
    }

    /// <summary>The band that the errors of a backtest ask for.</summary>
    /// <param name="folds">The backtest; may be empty.</param>
    /// <param name="horizon">Months that a whole fold would have.</param>
    public static PredictionBand Create(IEnumerable<BacktestFold> folds, int horizon)
    {
        var (sum, weight) = (InflationWeight * Inflation * Inflation, InflationWeight);
        var (unclaimed, steps) = (0.0, 0);
        var (squares, positions, judged) = (0.0, 0.0, 0);
        foreach (var fold in folds)
        {
            var demand = fold.Origin.Demand;
            for (var h = 0; h < demand.Length; h++)
            {
                var error = fold.Forecast.Values[h] - demand[h];
                var claimed = fold.Forecast.StandardErrors[h];
                squares += error * error;
                positions += h + 1;
                judged++;
                if (claimed > 0)
                {
                    sum += error / claimed * (error / claimed) / horizon;
                    weight += 1.0 / horizon;
                }
                else
                {
                    unclaimed += error * error;
                    steps++;
                }
            }
        }

        return new PredictionBand(
            Math.Sqrt(sum / weight),
            steps > 0 ? Math.Sqrt(unclaimed / steps) : 0,
            judged > 0 ? Math.Sqrt(squares / judged) : 0,
            judged > 0 ? positions / judged : 1
        );
    }

    /// <summary>Bounds of each step. Half-widths never shrink with the step, and no bound is below zero.</summary>
    /// <param name="forecast">Forecast of a model, not below zero.</param>
    /// <param name="quantile"><see cref="Quantile80"/> or <see cref="Quantile95"/>.</param>
    public (double[] Lower, double[] Upper) Bounds(ModelForecast forecast, double quantile)
    {
        var lower = new double[forecast.Values.Length];
        var upper = new double[forecast.Values.Length];
        var half = quantile * _floor;
        for (var h = 0; h < lower.Length; h++)
        {
            half = Math.Max(half, quantile * StandardDeviation(forecast.StandardErrors[h], h));
            lower[h] = Math.Max(0, forecast.Values[h] - half);
            upper[h] = forecast.Values[h] + half;
        }

        return (lower, upper);
    }

    private double StandardDeviation(double claimed, int step)
    {
        var limit = MaxErrorFactor * _error * Math.Pow((step + 1) / _errorStep, ErrorGrowth);
        return Math.Min(_factor * claimed, Math.Max(Inflation * claimed, limit));
    }
}

using ForecastApi.Forecasting.Accuracy;
using ForecastApi.Forecasting.Pooled;

namespace ForecastApi.Forecasting.Selection;

/// <summary>
/// Prediction intervals at 80 and 95 %: the standard error that the model states for a step, times the ratio of actual
/// to stated errors in the backtest (normalised conformal prediction as in Papadopoulos, Gammerman and Vovk 2008, with
/// a variance in place of a quantile, since a few folds have no outer quantiles).
/// <para>
/// The factor is the root of a weighted mean of (error / stated standard error)² over the folds and steps of the
/// backtest, where the weight of a fold is the share of the horizon that it covers, and of <see cref="Inflation"/>²
/// with the weight of half a fold. So bounds exist without a backtest, and one lucky fold does not collapse them. The
/// growth of the bounds follows from each series: small for a steady level, like √h for a random walk.
/// </para>
/// <para>
/// Tiny stated errors before a level shift would give an unlimited factor. Therefore no bound is wider than the larger
/// of the inflated stated error and <see cref="MaxErrorFactor"/> times the backtest error, which grows with h^0.35 from
/// the mean step of the backtest.
/// </para>
/// The distances grow with the size of the demand above the forecast and shrink below it (<see cref="SkewPower"/>), and
/// follow the season of the stated errors. The quantiles are Student's t with 5 degrees of freedom at unit variance, because folds are few and tails are
/// heavier than normal. README.md shows the resulting coverage.
/// </summary>
public sealed class PredictionBand
{
    /// <summary>Half-width of the central 80 % in standard deviations: t(0.9; 5) / √(5/3).</summary>
    private const double Quantile80 = 1.1432;

    /// <summary>Half-width of the central 95 % in standard deviations: t(0.975; 5) / √(5/3).</summary>
    private const double Quantile95 = 1.9912;

    /// <summary>
    /// The ratio of forecast errors to the smaller fitting errors from which models derive standard errors.
    /// </summary>
    private const double Inflation = 1.4;

    /// <summary>The weight of <see cref="Inflation"/> in full folds.</summary>
    private const double InflationWeight = 0.5;

    private const double MaxErrorFactor = 1.5;

    /// <summary>The growth exponent of errors: 0 is constant, ½ a random walk; monthly demand lies between.</summary>
    private const double ErrorGrowth = 0.35;

    /// <summary>
    /// The power of the transformation of Box and Cox (1964) in which the errors are symmetric: 1 is no transformation, 0
    /// the logarithm. Demand is skewed to the right, by less than a lognormal distribution.
    /// </summary>
    private const double SkewPower = 0.75;

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

    /// <summary>Creates the band from the errors of a backtest.</summary>
    /// <param name="folds">The backtest; may be empty.</param>
    /// <param name="horizon">The number of months of a full fold.</param>
    public static PredictionBand Create(IEnumerable<BacktestFold> folds, int horizon)
    {
        var (sum, weight) = (InflationWeight * Inflation * Inflation, InflationWeight);
        var (unstated, steps) = (0.0, 0);
        var (squares, positions, evaluated) = (0.0, 0.0, 0);
        foreach (var fold in folds)
        {
            var demand = fold.Origin.Demand;
            for (var h = 0; h < demand.Length; h++)
            {
                var error = fold.Forecast.Values[h] - demand[h];
                var stated = fold.Forecast.StandardErrors[h];
                squares += error * error;
                positions += h + 1;
                evaluated++;
                if (stated > 0)
                {
                    sum += error / stated * (error / stated) / horizon;
                    weight += 1.0 / horizon;
                }
                else
                {
                    unstated += error * error;
                    steps++;
                }
            }
        }

        return new PredictionBand(
            Math.Sqrt(sum / weight),
            steps > 0 ? Math.Sqrt(unstated / steps) : 0,
            evaluated > 0 ? Math.Sqrt(squares / evaluated) : 0,
            evaluated > 0 ? positions / evaluated : 1
        );
    }

    /// <summary>Computes the bounds of each step. No bound is below zero.</summary>
    /// <param name="forecast">Forecast of a model, not below zero.</param>
    /// <param name="history">The months before it, of which intermittent ones give a <see cref="CompoundDemand"/>.</param>
    /// <param name="returnRate">The share of silent products that sell again within a season.</param>
    public ForecastBand[] Bands(
        ModelForecast forecast,
        double[] history,
        double returnRate = Returns.PriorRate
    )
    {
        var compound = CompoundDemand.From(history, SeriesProfile.Year, returnRate);
        return
        [
            .. forecast.Values.Select(
                (value, h) =>
                    compound is not null
                        ? Compound(value, compound.Quantiles(value))
                        : Skewed(
                            value,
                            Math.Max(_floor, StandardDeviation(forecast.StandardErrors[h], h))
                        )
            ),
        ];
    }

    // The bounds contain the forecast, although the mean of such demand can be above its upper quantiles.
    private static ForecastBand Compound(double mean, double[] quantiles) =>
        new(
            Math.Min(mean, QuantileGrid.At(quantiles, 0.025)),
            Math.Min(mean, QuantileGrid.At(quantiles, 0.1)),
            Math.Max(mean, QuantileGrid.At(quantiles, 0.9)),
            Math.Max(mean, QuantileGrid.At(quantiles, 0.975))
        )
        {
            Quantiles = quantiles,
        };

    private static ForecastBand Skewed(double value, double deviation) =>
        new(
            Skewed(value, deviation, -Quantile95),
            Skewed(value, deviation, -Quantile80),
            Skewed(value, deviation, Quantile80),
            Skewed(value, deviation, Quantile95)
        );

    private static double Skewed(double value, double deviation, double quantile)
    {
        var level = Math.Max(value, deviation);
        if (level == 0)
            return 0;
        var power = Math.Max(0, 1 + (SkewPower * quantile * deviation / level));
        return Math.Max(0, value + (level * (Math.Pow(power, 1 / SkewPower) - 1)));
    }

    private double StandardDeviation(double stated, int step)
    {
        var limit = MaxErrorFactor * _error * Math.Pow((step + 1) / _errorStep, ErrorGrowth);
        return Math.Min(_factor * stated, Math.Max(Inflation * stated, limit));
    }
}

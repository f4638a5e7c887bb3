using System.Runtime.InteropServices;

namespace ForecastApi.Forecasting.Models.Intermittent;

/// <summary>
/// Demand sizes and the intervals between demands, each smoothed when a demand occurs. Sizes start at the first demand,
/// intervals at its month counted from 1; before a second demand the interval is the full history. A month that is not
/// above zero (including returns) has no demand.
/// </summary>
/// <param name="Size">Smoothed size of a demand, units.</param>
/// <param name="Interval">Smoothed months from demand to demand, at least 1.</param>
/// <param name="Rate">Forecast, units per month.</param>
/// <param name="Error">Root mean squared error of the one-step forecasts since the first demand, units.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CrostonFit(double Size, double Interval, double Rate, double Error)
{
    /// <summary>Fits the given parameter; the forecast is size / interval times (1 − correction·α).</summary>
    /// <param name="values">Demand per month.</param>
    /// <param name="alpha">Smoothing parameter.</param>
    /// <param name="correction">0 for Croston's forecast, ½ for Syntetos and Boylan's.</param>
    public static CrostonFit Fit(ReadOnlySpan<double> values, double alpha, double correction)
    {
        var factor = 1 - (correction * alpha);
        var (size, interval, gap) = (0.0, 1.0, 0);
        var (squares, count, demands) = (0.0, 0, 0);
        foreach (var value in values)
        {
            gap++;
            if (size > 0)
            {
                var error = value - (factor * size / interval);
                squares += error * error;
                count++;
            }

            if (!(value > 0))
                continue;
            (size, interval) =
                size > 0
                    ? (size + (alpha * (value - size)), interval + (alpha * (gap - interval)))
                    : (value, gap);
            gap = 0;
            demands++;
        }

        if (demands == 1)
            interval = values.Length;
        return new CrostonFit(
            size,
            interval,
            factor * size / interval,
            count > 0 ? Math.Sqrt(squares / count) : Spread.RootMeanSquareDifference(values, 1)
        );
    }

    /// <summary>Fits the given parameter or, if null, the candidate parameter with the minimum error.</summary>
    public static CrostonFit Best(ReadOnlySpan<double> values, double? alpha, double correction)
    {
        if (alpha is { } given)
            return Fit(values, given, correction);
        var best = Fit(values, FlatForecast.Parameters[0], correction);
        foreach (var candidate in FlatForecast.Parameters[1..])
        {
            var fit = Fit(values, candidate, correction);
            if (fit.Error < best.Error)
                best = fit;
        }

        return best;
    }
}

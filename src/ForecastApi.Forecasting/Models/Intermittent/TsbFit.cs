using System.Runtime.InteropServices;

namespace ForecastApi.Forecasting.Models.Intermittent;

/// <summary>
/// The probability of demand, smoothed every month, and its size, smoothed when a demand occurs. Both start at the
/// first demand: its size, and the share of months with demand in the first year. (A history begins with its first sale, so
/// that month alone would give a probability near 1.)
/// </summary>
/// <param name="Rate">Forecast, probability · size, units per month.</param>
/// <param name="Error">Root mean squared error of the one-step forecasts since the first demand, units.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TsbFit(double Rate, double Error)
{
    private const int InitialMonths = 12;

    /// <summary>Fits sizes with <paramref name="alpha"/> and the probability with <paramref name="beta"/>.</summary>
    public static TsbFit Fit(ReadOnlySpan<double> values, double alpha, double beta)
    {
        var (size, probability) = (0.0, 0.0);
        var (squares, count) = (0.0, 0);
        for (var t = 0; t < values.Length; t++)
        {
            var demand = values[t] > 0;
            if (size > 0)
            {
                var error = values[t] - (probability * size);
                squares += error * error;
                count++;
                probability += beta * ((demand ? 1 : 0) - probability);
                size += demand ? alpha * (values[t] - size) : 0;
            }
            else if (demand)
            {
                (size, probability) = (values[t], InitialProbability(values));
            }
        }

        return new TsbFit(
            probability * size,
            count > 0 ? Math.Sqrt(squares / count) : Spread.RootMeanSquareDifference(values, 1)
        );
    }

    private static double InitialProbability(ReadOnlySpan<double> values)
    {
        var year = values[..Math.Min(values.Length, InitialMonths)];
        var demands = 0;
        foreach (var value in year)
            demands += value > 0 ? 1 : 0;
        return Math.Max(1.0, demands) / year.Length;
    }

    /// <summary>Fits the candidate parameters with the minimum error.</summary>
    public static TsbFit Best(ReadOnlySpan<double> values)
    {
        var best = Fit(values, FlatForecast.Parameters[0], FlatForecast.Parameters[0]);
        foreach (var alpha in FlatForecast.Parameters)
        {
            foreach (var beta in FlatForecast.Parameters)
            {
                var fit = Fit(values, alpha, beta);
                if (fit.Error < best.Error)
                    best = fit;
            }
        }

        return best;
    }
}

using ForecastApi.Forecasting.Cleaning;

namespace ForecastApi.Forecasting.Regressors;

/// <summary>
/// Estimates the effects of events: the logarithm of each of their months relative to the demand expected from the months
/// without events, so that an event of the same month every year does not count as season.
/// </summary>
internal static class EventFit
{
    // Overlapping events are fitted in turns (backfitting, Breiman and Friedman 1985).
    private const int Passes = 10;
    private const double MinDeviation = 0.05;

    public static EffectEstimate[] Fit(
        ReadOnlySpan<double> values,
        IReadOnlyList<Regressor> events,
        int season
    )
    {
        var estimates = new EffectEstimate[events.Count];
        var known = new bool[values.Length];
        for (var t = 0; t < known.Length; t++)
            known[t] = values[t] >= 0 && events.All(e => e.At(t) == 0);
        if (
            !known.Contains(false)
            || ExpectedDemand.Estimate(values, known, season) is not { } expected
        )
            return estimates;
        var months = new List<(int Month, double Ratio)>();
        for (var t = 0; t < known.Length; t++)
        {
            if (!known[t] && values[t] > 0 && expected[t] > 0)
                months.Add((t, Math.Log(values[t] / expected[t])));
        }
        var noise = Noise(values, known, season);
        for (var pass = 0; pass < Passes; pass++)
        {
            for (var e = 0; e < estimates.Length; e++)
                estimates[e] = Fit(events, estimates, e, months, noise);
        }
        return estimates;
    }

    private static EffectEstimate Fit(
        IReadOnlyList<Regressor> events,
        EffectEstimate[] others,
        int e,
        List<(int Month, double Ratio)> months,
        double noise
    )
    {
        var (product, square, count) = (0.0, 0.0, 0);
        foreach (var (month, ratio) in months)
        {
            var share = events[e].At(month);
            if (share == 0)
                continue;
            var rest = ratio;
            for (var o = 0; o < others.Length; o++)
                rest -= o == e ? 0 : others[o].Coefficient * events[o].At(month);
            product += share * rest;
            square += share * share;
            count++;
        }
        return count == 0 ? default : new(product / square, noise * noise / square, count);
    }

    // The deviation of a month's logarithm from its expected one.
    private static double Noise(ReadOnlySpan<double> values, bool[] known, int season)
    {
        var lag = values.Length > 2 * season ? season : 1;
        var differences = new List<double>(values.Length);
        for (var t = lag; t < values.Length; t++)
        {
            if (known[t] && known[t - lag] && values[t] > 0 && values[t - lag] > 0)
                differences.Add(Math.Log(values[t] / values[t - lag]) / Math.Sqrt(2));
        }
        return Math.Max(MinDeviation, RobustStatistics.DeviationAboutZero([.. differences]));
    }
}

using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Cleaning;

/// <summary>Estimates the demand of months with unreliable records from the reliable months around them.</summary>
internal static class ExpectedDemand
{
    private const int MonthsOfLevel = 7;
    private const int MonthsOfRate = 12;

    /// <summary>
    /// A filled month affects the seasonal indices from which it is computed, so a few passes are needed.
    /// </summary>
    private const int Passes = 4;

    /// <summary>
    /// Computes the expected demand of each month that is not trusted: the median of the seven nearest trusted months,
    /// seasonally adjusted if <see cref="SeasonalIndices"/> finds a season. Intermittent demand, whose median is zero,
    /// gets the mean of the twelve nearest. Null when no month is trusted.
    /// </summary>
    /// <param name="values">The history, not negative.</param>
    /// <param name="trusted">One flag per month.</param>
    /// <param name="season">Months in a season.</param>
    /// <returns>One value per month; those of trusted months are the values themselves.</returns>
    public static double[]? Estimate(ReadOnlySpan<double> values, bool[] trusted, int season)
    {
        var known = Known(values, trusted);
        if (known.Length == 0)
            return null;
        if (SeriesProfile.From(known).IsIntermittent)
            return Fill(values, trusted, MonthsOfRate, Mean);

        var filled = Fill(values, trusted, MonthsOfLevel, RobustStatistics.Median);
        for (var pass = 0; pass < Passes; pass++)
        {
            if (SeasonalIndices.Estimate(filled, season) is not { } indices)
                break;
            filled = WithSeason(values, trusted, indices);
        }

        return filled;
    }

    private static double[] WithSeason(
        ReadOnlySpan<double> values,
        bool[] trusted,
        SeasonalIndices indices
    )
    {
        var adjusted = new double[values.Length];
        for (var t = 0; t < adjusted.Length; t++)
            adjusted[t] = indices.Remove(values[t], t);
        var level = Fill(adjusted, trusted, MonthsOfLevel, RobustStatistics.Median);
        var filled = values.ToArray();
        for (var t = 0; t < filled.Length; t++)
        {
            if (!trusted[t])
                filled[t] = Math.Max(0, indices.Apply(level[t], t));
        }

        return filled;
    }

    private static double[] Known(ReadOnlySpan<double> values, bool[] trusted)
    {
        var known = new List<double>(values.Length);
        for (var t = 0; t < trusted.Length; t++)
        {
            if (trusted[t])
                known.Add(values[t]);
        }

        return [.. known];
    }

    private static double[] Fill(
        ReadOnlySpan<double> values,
        bool[] trusted,
        int months,
        Func<ReadOnlySpan<double>, double> centre
    )
    {
        var filled = values.ToArray();
        var near = new double[months];
        for (var t = 0; t < filled.Length; t++)
        {
            if (trusted[t])
                continue;
            var count = 0;
            for (
                var distance = 1;
                count < months && (t - distance >= 0 || t + distance < trusted.Length);
                distance++
            )
            {
                if (t - distance >= 0 && trusted[t - distance])
                    near[count++] = values[t - distance];
                if (count < months && t + distance < trusted.Length && trusted[t + distance])
                    near[count++] = values[t + distance];
            }

            filled[t] = centre(near.AsSpan(0, count));
        }

        return filled;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var mean = 0.0;
        foreach (var value in values)
            mean += value / values.Length;
        return mean;
    }
}

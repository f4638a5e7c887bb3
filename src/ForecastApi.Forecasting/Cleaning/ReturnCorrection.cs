using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Cleaning;

/// <summary>
/// Books returns back to the months of the sale. Of the year before a month of net returns, the latest months that clearly
/// exceed both the level around them and the same month of other years lose the excess, until the returned quantity is used
/// up. The month itself gets the demand expected from the months around it. Of intermittent demand, every sale is excess,
/// and the month gets 0.
/// </summary>
internal static class ReturnCorrection
{
    private const int MaxMonthsBack = 12;
    private const int LevelReach = 6;

    // A month below this multiple of its level is ordinary demand.
    private const double MinExcess = 1.5;

    /// <summary>Corrects months of net returns.</summary>
    /// <param name="demand">The sales, with 0 in months of net returns; changed in place.</param>
    /// <param name="recorded">The recorded sales.</param>
    /// <param name="season">Months in a season.</param>
    /// <returns>One flag per month, true if a return was booked back to it; null without returns.</returns>
    public static bool[]? Apply(double[] demand, ReadOnlySpan<double> recorded, int season)
    {
        var known = new bool[demand.Length];
        for (var t = 0; t < known.Length; t++)
            known[t] = recorded[t] >= 0;
        if (!known.Contains(false))
            return null;
        var isIntermittent = SeriesProfile.From(demand, season).IsIntermittent;
        var booked = new bool[demand.Length];
        for (var t = 0; t < demand.Length; t++)
        {
            var returned = -recorded[t];
            for (var sale = t - 1; returned > 0 && sale >= Math.Max(0, t - MaxMonthsBack); sale--)
            {
                var level = isIntermittent ? 0 : Level(demand, known, sale, season);
                var back = Math.Min(returned, demand[sale] - level);
                if (!known[sale] || back <= 0 || demand[sale] < MinExcess * level)
                    continue;
                demand[sale] -= back;
                returned -= back;
                booked[sale] = true;
            }
        }
        if (!isIntermittent && ExpectedDemand.Estimate(demand, known, season) is { } expected)
            expected.CopyTo(demand, 0);
        return booked;
    }

    private static double Level(double[] demand, bool[] known, int month, int season)
    {
        var near = new List<double>(2 * LevelReach);
        var alike = new List<double>();
        for (var t = 0; t < demand.Length; t++)
        {
            if (t == month || !known[t])
                continue;
            if (Math.Abs(t - month) <= LevelReach)
                near.Add(demand[t]);
            if ((t - month) % season == 0)
                alike.Add(demand[t]);
        }
        return near.Count == 0
            ? demand[month]
            : Math.Max(RobustStatistics.Median([.. near]), RobustStatistics.Median([.. alike]));
    }
}

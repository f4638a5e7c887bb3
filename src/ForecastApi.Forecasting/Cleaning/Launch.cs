using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Cleaning;

/// <summary>
/// Finds the launch of a product whose history begins with samples or with a sale of a wrong date: little demand, then
/// none for a season, then regular demand. The months before the launch say nothing about the demand.
/// </summary>
internal static class Launch
{
    private const int MaxMonthsOfSamples = 2;
    private const int MinMonthsOfDemand = 3;

    /// <summary>Returns the index of the first month after the launch; 0 if the history has no such beginning.</summary>
    /// <param name="values">Sales per month, oldest first.</param>
    /// <param name="season">Months in a season.</param>
    public static int FirstMonth(ReadOnlySpan<double> values, int season)
    {
        var launch = 0;
        var (gap, sold, demands) = (0, 0.0, 0);
        for (var t = 0; t < values.Length; t++)
        {
            if (values[t] <= 0)
            {
                gap++;
                continue;
            }
            if (gap >= season && IsLaunch(values[t..], season, sold, demands))
                launch = t;
            gap = 0;
            sold += values[t];
            demands++;
        }
        return launch;
    }

    private static bool IsLaunch(ReadOnlySpan<double> after, int season, double sold, int demands)
    {
        if (after.Length < MinMonthsOfDemand || SeriesProfile.From(after, season).IsIntermittent)
            return false;
        var mean = 0.0;
        foreach (var value in after)
            mean += value / after.Length;
        return sold <= mean || demands <= MaxMonthsOfSamples;
    }
}

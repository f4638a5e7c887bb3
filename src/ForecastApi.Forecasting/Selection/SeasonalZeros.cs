namespace ForecastApi.Forecasting.Selection;

/// <summary>
/// Finds products that are sold in the same months of every year only, such as ice cream. Their empty months are a season
/// and not intermittent demand.
/// </summary>
internal static class SeasonalZeros
{
    private const int MinYears = 3;
    private const int MinEmpty = 2;

    /// <summary>
    /// Returns for each position in the season whether the product is sold in it; null if the empty months do not
    /// recur. In two years only an unbroken run that is filled in both is evidence.
    /// </summary>
    /// <param name="values">Sales per month, oldest first.</param>
    /// <param name="season">Months in a season.</param>
    public static bool[]? Find(ReadOnlySpan<double> values, int season)
    {
        var years = values.Length / season;
        if (years < MinYears - 1)
            return null;
        var sold = new bool[season];
        var demands = 0;
        for (var t = 0; t < values.Length; t++)
        {
            if (values[t] == 0)
                continue;
            sold[t % season] = true;
            demands++;
        }
        var active = sold.Count(s => s);
        if (active == 0 || season - active < MinEmpty)
            return null;
        var months = 0;
        for (var t = 0; t < values.Length; t++)
            months += sold[t % season] ? 1 : 0;
        var isRegular =
            years >= MinYears
                ? months <= SeriesProfile.IntermittentInterval * demands
                : months == demands && active <= season / 2 && Runs(sold) == 1;
        return isRegular ? sold : null;
    }

    // The runs of sold months in the circle of the season.
    private static int Runs(bool[] sold)
    {
        var runs = 0;
        for (var m = 0; m < sold.Length; m++)
            runs += sold[m] && !sold[(m + sold.Length - 1) % sold.Length] ? 1 : 0;
        return runs;
    }
}

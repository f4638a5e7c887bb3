namespace ForecastApi.Forecasting.Models.Smoothing;

/// <summary>States before the first observation.</summary>
/// <param name="Level">Level.</param>
/// <param name="Slope">Slope; zero without a trend.</param>
/// <param name="Season">Season by position, the first observation's first; empty without a season.</param>
internal sealed record EtsStates(double Level, double Slope, double[] Season)
{
    /// <summary>
    /// The number of months for the first level and slope: a minimum in months, and a number of seasons.
    /// </summary>
    private const int MinMonths = 30;
    private const int Seasons = 5;

    /// <summary>
    /// Estimates the initial states: the seasonal indices of recent years, then a straight line through the adjusted
    /// values of the first five seasons, or their mean without a trend. Hyndman et al. (2008, section 2.6.1) use ten
    /// months; the longer line gives steadier slopes and smaller errors at the earlier origins.
    /// </summary>
    /// <param name="values">
    /// The series; more than two seasons for a form with a season, positive for a multiplicative one.
    /// </param>
    /// <param name="form">The form, which determines the states.</param>
    /// <param name="seasonLength">Months in a season.</param>
    public static EtsStates Estimate(ReadOnlySpan<double> values, EtsForm form, int seasonLength)
    {
        var multiplicative = form.Season == EtsSeason.Multiplicative;
        var indices =
            form.Season == EtsSeason.None
                ? null
                : SeasonalIndices.Recent(values, seasonLength, multiplicative);
        var months = Math.Min(values.Length, Math.Max(MinMonths, Seasons * seasonLength));
        var (sum, moment) = (0.0, 0.0);
        for (var t = 0; t < months; t++)
        {
            var value = indices is null ? values[t] : indices.Remove(values[t], t);
            sum += value;
            moment += value * (t - ((months - 1) / 2.0));
        }

        var slope = form.Trend ? moment * 12 / (months * (((double)months * months) - 1)) : 0;
        var level = (sum / months) - (slope * (months + 1) / 2);
        var states = new double[indices is null ? 0 : seasonLength];
        for (var i = 0; i < states.Length; i++)
            states[i] = indices!.Apply(multiplicative ? 1 : 0, i);
        return new EtsStates(level, slope, states);
    }
}

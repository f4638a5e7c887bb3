namespace ForecastApi.Forecasting.Models;

/// <summary>
/// What each month of the year has to the level: a factor where all values are positive, else a summand. Estimated by
/// <see cref="SeasonalRatios"/>.
/// </summary>
internal sealed class SeasonalIndices
{
    /// <summary>
    /// Weight of a year against the year after it. Seasons change: 0.7 to 0.85 forecast better than equal weights at
    /// the earlier origins of every set of series tried.
    /// </summary>
    private const double YearDecay = 0.75;

    /// <summary>
    /// By how much the variance of the indices is raised for the shrinkage: neighbouring years' ratios share the
    /// values of their moving averages and so differ less than independent ones.
    /// </summary>
    private const double VarianceInflation = 2;

    private readonly double[] _indices;
    private readonly bool _multiplicative;

    private SeasonalIndices(double[] indices, bool multiplicative)
    {
        _indices = indices;
        _multiplicative = multiplicative;
    }

    /// <summary>
    /// The indices of <paramref name="values"/>, or null where there is no season or not more than two seasons of
    /// history.
    /// </summary>
    public static SeasonalIndices? Estimate(
        ReadOnlySpan<double> values,
        int season,
        SeasonalAdjustment adjustment = SeasonalAdjustment.Classical
    )
    {
        if (values.Length <= 2 * season)
            return null;
        var multiplicative = true;
        foreach (var value in values)
            multiplicative &= value > 0;
        var shrunk = adjustment == SeasonalAdjustment.Shrunk;

        // Among months of nothing the years contradict each other too seldom to shrink what is no season.
        if (!(shrunk && multiplicative) && !SeasonalTest.IsSeasonal(values, season))
            return null;
        return shrunk
            ? new SeasonalIndices(
                SeasonalRatios
                    .Decompose(values, season, multiplicative, YearDecay)
                    .Shrunk(VarianceInflation),
                multiplicative
            )
            : new SeasonalIndices(
                SeasonalRatios.Decompose(values, season, multiplicative, yearDecay: 1).Indices,
                multiplicative
            );
    }

    /// <summary>The indices of recent years, whether there is a season or not.</summary>
    /// <param name="values">At least two seasons; all positive where <paramref name="multiplicative"/>.</param>
    /// <param name="season">Months in a season.</param>
    /// <param name="multiplicative">Whether the indices are factors.</param>
    public static SeasonalIndices Recent(
        ReadOnlySpan<double> values,
        int season,
        bool multiplicative
    ) =>
        new(
            SeasonalRatios.Decompose(values, season, multiplicative, YearDecay).Indices,
            multiplicative
        );

    /// <summary>Takes the season out of a value at position <paramref name="t"/> of the series.</summary>
    public double Remove(double value, int t) =>
        _multiplicative
            ? value / _indices[t % _indices.Length]
            : value - _indices[t % _indices.Length];

    /// <summary>Puts the season into a value at position <paramref name="t"/> of the series.</summary>
    public double Apply(double value, int t) =>
        _multiplicative
            ? value * _indices[t % _indices.Length]
            : value + _indices[t % _indices.Length];

    /// <summary>What a standard error at position <paramref name="t"/> becomes when the season is put in.</summary>
    public double ApplyToError(double error, int t) =>
        _multiplicative ? error * _indices[t % _indices.Length] : error;
}

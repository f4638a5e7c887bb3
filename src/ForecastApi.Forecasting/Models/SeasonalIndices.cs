namespace ForecastApi.Forecasting.Models;

/// <summary>
/// The effect of each month of the year relative to the level: a factor if all values are positive, else a summand.
/// Estimated by <see cref="SeasonalRatios"/>.
/// </summary>
internal sealed class SeasonalIndices
{
    /// <summary>
    /// The weight of a year relative to the year after it. Seasons change: 0.7 to 0.85 gives smaller errors than equal
    /// weights at the earlier origins of every tested set of series.
    /// </summary>
    private const double YearDecay = 0.75;

    /// <summary>
    /// The factor of the variance of the indices for the shrinkage: ratios of neighbouring years share the values of
    /// their moving averages and so differ less than independent ones.
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
    /// Estimates the indices of <paramref name="values"/>; null without a season or with two seasons of history or
    /// less.
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

        // With months without sales the years vary too little for the shrinkage to remove a spurious season.
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

    /// <summary>Estimates the indices of recent years without a test for a season.</summary>
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

    /// <summary>Removes the season from a value at position <paramref name="t"/> of the series.</summary>
    public double Remove(double value, int t) =>
        _multiplicative
            ? value / _indices[t % _indices.Length]
            : value - _indices[t % _indices.Length];

    /// <summary>Applies the season to a value at position <paramref name="t"/> of the series.</summary>
    public double Apply(double value, int t) =>
        _multiplicative
            ? value * _indices[t % _indices.Length]
            : value + _indices[t % _indices.Length];

    /// <summary>Applies the season to a standard error at position <paramref name="t"/> of the series.</summary>
    public double ApplyToError(double error, int t) =>
        _multiplicative ? error * _indices[t % _indices.Length] : error;
}

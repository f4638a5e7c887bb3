namespace ForecastApi.Forecasting.Selection;

/// <summary>The properties of a history that exclude models before a backtest.</summary>
/// <param name="Length">Months of history.</param>
/// <param name="IsConstant">Whether all months are equal (true without months).</param>
/// <param name="DemandInterval">
/// Average interval between months with demand: all months / months other than zero. Null without demand.
/// </param>
public sealed record SeriesProfile(int Length, bool IsConstant, double? DemandInterval)
{
    /// <summary>Months in a year.</summary>
    internal const int Year = 12;

    /// <summary>
    /// Above this average interval demand is intermittent (Syntetos, Boylan and Croston 2005, "On the categorization
    /// of demand patterns", Journal of the Operational Research Society 56).
    /// </summary>
    public const double IntermittentInterval = 1.32;

    /// <summary>Whether the product is sold in the same months of every year only.</summary>
    public bool HasSeasonalZeros { get; init; }

    /// <summary>Whether months with demand are separated by months without demand that do not recur every year.</summary>
    public bool IsIntermittent =>
        !HasSeasonalZeros && DemandInterval is not <= IntermittentInterval;

    /// <summary>Determines the properties of a history.</summary>
    /// <param name="values">Sales per month, oldest first.</param>
    /// <param name="seasonLength">Months in a season.</param>
    public static SeriesProfile From(ReadOnlySpan<double> values, int seasonLength = Year)
    {
        var constant = true;
        var demands = 0;
        foreach (var value in values)
        {
            constant &= value == values[0];
            if (value != 0)
                demands++;
        }

        return new SeriesProfile(
            values.Length,
            constant,
            demands > 0 ? (double)values.Length / demands : null
        )
        {
            HasSeasonalZeros = SeasonalZeros.Find(values, seasonLength) is not null,
        };
    }
}

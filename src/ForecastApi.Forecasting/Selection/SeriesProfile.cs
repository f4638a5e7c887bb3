namespace ForecastApi.Forecasting.Selection;

/// <summary>What rules out models before any is tried.</summary>
/// <param name="Length">Months of history.</param>
/// <param name="IsConstant">Whether every month is the same (true without months).</param>
/// <param name="DemandInterval">
/// Average interval between months with demand: all months / months other than zero. Null without demand.
/// </param>
public sealed record SeriesProfile(int Length, bool IsConstant, double? DemandInterval)
{
    /// <summary>
    /// Above this average interval demand is intermittent (Syntetos, Boylan and Croston 2005, "On the categorization
    /// of demand patterns", Journal of the Operational Research Society 56).
    /// </summary>
    public const double IntermittentInterval = 1.32;

    /// <summary>Whether demand comes in single months with months of nothing between.</summary>
    public bool IsIntermittent => DemandInterval is not <= IntermittentInterval;

    /// <summary>Looks at a history.</summary>
    public static SeriesProfile From(ReadOnlySpan<double> values)
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
        );
    }
}

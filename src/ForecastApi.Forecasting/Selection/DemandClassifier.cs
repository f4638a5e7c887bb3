namespace ForecastApi.Forecasting.Selection;

/// <summary>
/// Classifies demand by its average interval, p = months / months with demand, and the squared coefficient of variation
/// of its sizes, CV² = variance / mean² over the months with demand: smooth below p = 1.32 and CV² = 0.49, erratic
/// above the second, intermittent above the first, lumpy above both. Source: Syntetos, Boylan and Croston (2005), "On
/// the categorization of demand patterns", Journal of the Operational Research Society 56.
/// </summary>
public static class DemandClassifier
{
    /// <summary>Above this squared coefficient of variation demand is erratic or lumpy.</summary>
    public const double ErraticVariation = 0.49;

    /// <summary>Returns the class of a history; null without any demand (a month above zero).</summary>
    public static DemandClass? Classify(ReadOnlySpan<double> values)
    {
        var (demands, mean) = (0, 0.0);
        foreach (var value in values)
        {
            if (value > 0)
                mean += (value - mean) / ++demands;
        }

        if (demands == 0)
            return null;
        var variation = 0.0;
        foreach (var value in values)
        {
            if (value > 0)
                variation += ((value / mean) - 1) * ((value / mean) - 1) / demands;
        }

        var rare = (double)values.Length / demands > SeriesProfile.IntermittentInterval;
        return (rare, variation > ErraticVariation) switch
        {
            (false, false) => DemandClass.Smooth,
            (false, true) => DemandClass.Erratic,
            (true, false) => DemandClass.Intermittent,
            (true, true) => DemandClass.Lumpy,
        };
    }
}

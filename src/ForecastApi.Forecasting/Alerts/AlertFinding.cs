namespace ForecastApi.Forecasting.Alerts;

/// <summary>An alert of a product.</summary>
/// <param name="Rule">The rule that raised it.</param>
/// <param name="Value">The measure of the rule; null when it has none.</param>
/// <param name="Threshold">The threshold that the measure exceeded; null when there is none.</param>
/// <param name="Month">First day of the affected month.</param>
/// <param name="Surprise">
/// The distance beyond the threshold: 1 at the threshold, <see cref="MaxSurprise"/> at most; below 1 for information
/// only.
/// </param>
/// <param name="Detail">The alert as a sentence.</param>
public sealed record AlertFinding(
    AlertRule Rule,
    double? Value,
    double? Threshold,
    DateOnly Month,
    double Surprise,
    string Detail
)
{
    /// <summary>The maximum surprise, so that an unbounded measure does not outweigh every amount of money.</summary>
    public const double MaxSurprise = 10;

    /// <summary>The surprise of an alert without a measure, for information only.</summary>
    public const double Informational = 0.5;

    /// <summary>The severity that follows from the surprise.</summary>
    public AlertSeverity Severity =>
        Surprise switch
        {
            >= 2 => AlertSeverity.High,
            >= 1 => AlertSeverity.Medium,
            _ => AlertSeverity.Low,
        };

    /// <summary>
    /// Returns value / threshold, at most <see cref="MaxSurprise"/>; the maximum when the threshold is zero.
    /// </summary>
    public static double ExcessRatio(double value, double threshold) =>
        threshold > 0 ? Math.Min(MaxSurprise, value / threshold) : MaxSurprise;
}

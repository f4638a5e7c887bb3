namespace ForecastApi.Forecasting.Alerts;

/// <summary>Something that stands out in a product.</summary>
/// <param name="Rule">What it is.</param>
/// <param name="Value">The measure that the rule looks at; null where it looks at none.</param>
/// <param name="Threshold">What the measure went beyond; null where there is none.</param>
/// <param name="Month">First day of the month that it concerns.</param>
/// <param name="Surprise">How far beyond: 1 at the threshold, <see cref="MaxSurprise"/> at most; below 1 for what is only worth knowing.</param>
/// <param name="Detail">The same in words.</param>
public sealed record AlertFinding(
    AlertRule Rule,
    double? Value,
    double? Threshold,
    DateOnly Month,
    double Surprise,
    string Detail
)
{
    /// <summary>The largest surprise: a measure that has no bounds must not outweigh all money.</summary>
    public const double MaxSurprise = 10;

    /// <summary>The surprise of what has no measure and is only worth knowing.</summary>
    public const double Informational = 0.5;

    /// <summary>The surprise as one of three grades.</summary>
    public AlertSeverity Severity =>
        Surprise switch
        {
            >= 2 => AlertSeverity.High,
            >= 1 => AlertSeverity.Medium,
            _ => AlertSeverity.Low,
        };

    /// <summary>How many times its threshold a measure is, at most <see cref="MaxSurprise"/>; that also where the threshold is zero.</summary>
    public static double ExcessRatio(double value, double threshold) =>
        threshold > 0 ? Math.Min(MaxSurprise, value / threshold) : MaxSurprise;
}

namespace ForecastApi.Forecasting.Exceptions;

/// <summary>Something that stands out in a product.</summary>
/// <param name="Rule">What it is.</param>
/// <param name="Value">The measure that the rule looks at; null where it looks at none.</param>
/// <param name="Threshold">What the measure went beyond; null where there is none.</param>
/// <param name="Month">First day of the month that it concerns.</param>
/// <param name="Surprise">How far beyond: 1 at the threshold, <see cref="Most"/> at most; below 1 for what is only worth knowing.</param>
/// <param name="Detail">The same in words.</param>
public sealed record ExceptionFinding(
    ExceptionRule Rule,
    double? Value,
    double? Threshold,
    DateOnly Month,
    double Surprise,
    string Detail
)
{
    /// <summary>The largest surprise: a measure that has no bounds must not outweigh all money.</summary>
    public const double Most = 10;

    /// <summary>The surprise of what has no measure and is only worth knowing.</summary>
    public const double WorthKnowing = 0.5;

    /// <summary>The surprise as one of three grades.</summary>
    public ExceptionSeverity Severity =>
        Surprise switch
        {
            >= 2 => ExceptionSeverity.High,
            >= 1 => ExceptionSeverity.Medium,
            _ => ExceptionSeverity.Low,
        };

    /// <summary>How many times its threshold a measure is, at most <see cref="Most"/>; that also where the threshold is zero.</summary>
    public static double Times(double value, double threshold) =>
        threshold > 0 ? Math.Min(Most, value / threshold) : Most;
}

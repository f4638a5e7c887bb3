namespace ForecastApi.Forecasting.Accuracy;

/// <summary>
/// XYZ classes: how much demand varies, by its coefficient of variation σ / mean over the last year; X up to 0.5, Y up to
/// 1, Z beyond (Scholz-Reiter et al. 2012, "Integration of demand forecasts in ABC-XYZ analysis", International Journal
/// of Productivity and Performance Management 61).
/// </summary>
public static class DemandVariation
{
    private const double SteadyUpTo = 0.5;
    private const double VaryingUpTo = 1;

    /// <summary>Coefficient of variation of months, the variance over all of them; null without demand.</summary>
    public static double? Coefficient(ReadOnlySpan<double> months)
    {
        var mean = 0.0;
        foreach (var month in months)
            mean += month / months.Length;
        if (!(mean > 0))
            return null;
        var squares = 0.0;
        foreach (var month in months)
            squares += ((month / mean) - 1) * ((month / mean) - 1) / months.Length;
        return Math.Sqrt(squares);
    }

    /// <summary>X, Y or Z; Z where there is no demand.</summary>
    public static string Class(double? variation) =>
        variation switch
        {
            <= SteadyUpTo => "X",
            <= VaryingUpTo => "Y",
            _ => "Z",
        };
}

namespace ForecastApi.Forecasting.Accuracy;

/// <summary>
/// Computes XYZ classes by the variation of demand, its coefficient of variation σ / mean over the last year: X up to
/// 0.5, Y up to 1, Z beyond (Scholz-Reiter et al. 2012, "Integration of demand forecasts in ABC-XYZ analysis",
/// International Journal of Productivity and Performance Management 61).
/// </summary>
public static class DemandVariation
{
    private const double SteadyUpTo = 0.5;
    private const double VaryingUpTo = 1;

    /// <summary>Computes the coefficient of variation of months (population variance); null without demand.</summary>
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

    /// <summary>Returns X, Y or Z; Z without demand.</summary>
    public static string Class(double? variation) =>
        variation switch
        {
            <= SteadyUpTo => "X",
            <= VaryingUpTo => "Y",
            _ => "Z",
        };
}

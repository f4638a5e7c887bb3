using System.Runtime.InteropServices;

namespace ForecastApi.Forecasting.Models.Smoothing;

/// <summary>Smoothing parameters; those that a form does not have are zero.</summary>
/// <param name="Alpha">Of the level.</param>
/// <param name="Beta">Of the slope.</param>
/// <param name="Gamma">Of the season.</param>
/// <param name="Phi">Damping of the slope; 1 is no damping.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EtsParameters(double Alpha, double Beta, double Gamma, double Phi)
{
    private const double MinParameter = 0.0001;
    private const double MinPhi = 0.8;

    /// <summary>
    /// Almost no damping, but no unlimited trend: both 0.98 and 1 have larger errors at earlier origins.
    /// </summary>
    private const double MaxPhi = 0.995;

    /// <summary>
    /// Converts a point of the unit cube to parameters within the usual bounds: 0 &lt; β &lt; α &lt; 1, 0 &lt; γ &lt; 1
    /// − α, 0.8 ≤ φ ≤ 0.995. The order is α, then γ with a season, then β and φ with a trend.
    /// </summary>
    public static EtsParameters FromCube(EtsForm form, ReadOnlySpan<double> cube)
    {
        var alpha = Between(MinParameter, 1 - MinParameter, cube[0]);
        var next = 1;
        var gamma =
            form.Season == EtsSeason.None ? 0 : Between(MinParameter, 1 - alpha, cube[next++]);
        if (!form.Trend)
            return new EtsParameters(alpha, 0, gamma, 0);
        var beta = Between(MinParameter, alpha, cube[next++]);
        var phi = Between(MinPhi, MaxPhi, cube[next]);
        return new EtsParameters(alpha, beta, gamma, phi);
    }

    private static double Between(double low, double high, double share) =>
        low + ((high - low) * share);
}

using System.Numerics;
using MathNet.Numerics;

namespace ForecastApi.Forecasting.Models.Ssa;

/// <summary>
/// Moves the characteristic roots of a recurrence so that its continuation stays bounded. A root's magnitude is its
/// growth per month, its angle the frequency of its oscillation. The recurrent forecast uses all roots, including those
/// outside the unit circle because of noise (Golyandina and Zhigljavsky 2013, sections 3.1.2 and 3.3), so: a growing
/// oscillation whose period exceeds the window, which therefore cannot identify it, becomes a trend; two growing trends
/// become one straight line (a double root at 1); a single growing trend is unchanged, because exponential growth is a
/// signal; and no oscillation grows faster than the trend.
/// </summary>
internal static class RecurrenceStabiliser
{
    private const double AngleTolerance = 1e-9;

    /// <summary>Returns the stabilised recurrence, or the same one if its roots cannot be computed.</summary>
    public static LinearRecurrence Stabilise(LinearRecurrence recurrence, int window)
    {
        var roots = Roots(recurrence);
        if (!roots.All(root => double.IsFinite(root.Real) && double.IsFinite(root.Imaginary)))
            return recurrence;

        var straightened = StraightenSlowOscillations(roots, window) || MergeTrends(roots);
        Cap(roots, straightened ? 1 : Math.Max(1, GrowthOfTrend(roots)), straightened);
        return FromRoots(roots);
    }

    private static Complex[] Roots(LinearRecurrence recurrence)
    {
        var polynomial = new double[recurrence.Order + 1];
        for (var j = 0; j < recurrence.Order; j++)
            polynomial[j] = -recurrence.Coefficients[j];
        polynomial[^1] = 1;
        return FindRoots.Polynomial(polynomial);
    }

    private static bool StraightenSlowOscillations(Complex[] roots, int window)
    {
        var found = false;
        for (var i = 0; i < roots.Length; i++)
        {
            var angle = Math.Abs(roots[i].Phase);
            if (angle > AngleTolerance && roots[i].Magnitude >= 1 && 2 * Math.PI / angle > window)
            {
                roots[i] = roots[i].Real;
                found = true;
            }
        }

        return found;
    }

    private static bool MergeTrends(Complex[] roots)
    {
        var growing = Array.FindIndex(roots, root => IsTrend(root) && root.Magnitude > 1);
        if (growing < 0)
            return false;
        var other = -1;
        for (var i = 0; i < roots.Length && other < 0; i++)
        {
            if (i != growing && IsTrend(roots[i]) && roots[i].Magnitude >= 0.9)
                other = i;
        }

        if (other < 0)
            return false;
        roots[growing] = 1;
        roots[other] = 1;
        return true;
    }

    private static double GrowthOfTrend(Complex[] roots) =>
        roots.Where(IsTrend).Select(root => root.Magnitude).DefaultIfEmpty(1).Max();

    private static void Cap(Complex[] roots, double limit, bool straightened)
    {
        for (var i = 0; i < roots.Length; i++)
        {
            var (size, angle) = (roots[i].Magnitude, roots[i].Phase);
            if (size >= limit)
            {
                // With a straight line, an alternating sign is noise; fast oscillations may grow half as fast.
                var fast = Math.Abs(angle) > Math.PI / 2 && !IsReal(roots[i]);
                size = fast ? Math.Min(limit, (limit + 1) / 2) : limit;
                if (straightened && IsReal(roots[i]) && !IsTrend(roots[i]))
                    size = 0.99;
            }

            roots[i] = IsReal(roots[i])
                ? new Complex(IsTrend(roots[i]) ? size : -size, 0)
                : Complex.FromPolarCoordinates(size, angle);
        }
    }

    private static LinearRecurrence FromRoots(Complex[] roots)
    {
        var polynomial = new Complex[roots.Length + 1];
        polynomial[0] = 1;
        for (var i = 0; i < roots.Length; i++)
        {
            for (var j = i + 1; j > 0; j--)
                polynomial[j] = polynomial[j - 1] - (roots[i] * polynomial[j]);
            polynomial[0] *= -roots[i];
        }

        return new LinearRecurrence([.. polynomial[..^1].Select(c => -c.Real)]);
    }

    private static bool IsReal(Complex root) =>
        Math.Abs(root.Phase) <= AngleTolerance || Math.PI - Math.Abs(root.Phase) <= AngleTolerance;

    private static bool IsTrend(Complex root) => Math.Abs(root.Phase) <= AngleTolerance;
}

namespace ForecastApi.Forecasting.Models.Smoothing;

/// <summary>
/// Searches one smoothing parameter: the best of a few values over the range, because there may be several local
/// minima, then golden section around it.
/// </summary>
/// <remarks>
/// MathNet's <c>GoldenSectionMinimizer</c> leaves the range when the minimum lies at its end.
/// </remarks>
internal static class AlphaSearch
{
    private const int Cells = 8;
    private const double Tolerance = 0.002;
    private static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    /// <summary>
    /// Returns the parameter between <paramref name="low"/> and <paramref name="high"/> with the minimum value.
    /// </summary>
    public static double Minimise<T>(ref T objective, double low, double high)
        where T : IObjective, allows ref struct
    {
        var width = (high - low) / Cells;
        var (best, least) = (low, double.PositiveInfinity);
        for (var i = 0; i <= Cells; i++)
        {
            var point = low + (i * width);
            var value = objective.Value([point]);
            if (value < least)
                (best, least) = (point, value);
        }

        var (left, right) = (Math.Max(low, best - width), Math.Min(high, best + width));
        var (a, b) = (right - (Golden * (right - left)), left + (Golden * (right - left)));
        var (valueA, valueB) = (objective.Value([a]), objective.Value([b]));
        while (right - left > Tolerance)
        {
            if (valueA < valueB)
            {
                (right, b, valueB) = (b, a, valueA);
                a = right - (Golden * (right - left));
                valueA = objective.Value([a]);
            }
            else
            {
                (left, a, valueA) = (a, b, valueB);
                b = left + (Golden * (right - left));
                valueB = objective.Value([b]);
            }
        }

        return valueA < valueB ? a : b;
    }
}

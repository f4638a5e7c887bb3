using System.Runtime.InteropServices;

namespace ForecastApi.Forecasting.Models.Smoothing;

/// <summary>
/// Simple exponential smoothing, ℓ(t) = ℓ(t−1) + α·(y(t) − ℓ(t−1)), with the α and first level that minimise the
/// squared one-step errors. For a given α the errors are linear in the first level, so only α is searched. Source:
/// Gardner (2006), "Exponential smoothing: the state of the art, part II", International Journal of Forecasting 22.
/// </summary>
/// <param name="Alpha">Smoothing parameter.</param>
/// <param name="Level">Level after the last value.</param>
/// <param name="SumOfSquares">Sum of squared one-step errors.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SimpleSmoothing(double Alpha, double Level, double SumOfSquares)
{
    private const double MinAlpha = 0.001;
    private const double MaxAlpha = 0.999;

    /// <summary>Fits at least one value.</summary>
    public static SimpleSmoothing Fit(ReadOnlySpan<double> values)
    {
        var objective = new Objective(values);
        return With(values, AlphaSearch.Minimise(ref objective, MinAlpha, MaxAlpha));
    }

    /// <summary>Fits the first level for a given α.</summary>
    public static SimpleSmoothing With(ReadOnlySpan<double> values, double alpha)
    {
        // A run from level 0 gives the errors e(t); a first level adds −level·(1 − α)^t to each.
        var (level, memory) = (0.0, 1.0);
        var (errors, products, squares) = (0.0, 0.0, 0.0);
        foreach (var value in values)
        {
            var error = value - level;
            errors += error * error;
            products += error * memory;
            squares += memory * memory;
            level += alpha * error;
            memory *= 1 - alpha;
        }

        var first = products / squares;
        return new SimpleSmoothing(
            alpha,
            level + (memory * first),
            Math.Max(0, errors - (products * first))
        );
    }

    private readonly ref struct Objective(ReadOnlySpan<double> values) : IObjective
    {
        private readonly ReadOnlySpan<double> _values = values;

        public double Value(scoped ReadOnlySpan<double> point) =>
            With(_values, point[0]).SumOfSquares;
    }
}

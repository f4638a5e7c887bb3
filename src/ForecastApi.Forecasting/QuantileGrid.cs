namespace ForecastApi.Forecasting;

/// <summary>
/// A distribution given by its quantiles at fixed probabilities, for demand with empty months: its mean is neither its
/// median nor between its bounds.
/// </summary>
public static class QuantileGrid
{
    /// <summary>The probabilities of a grid, ascending.</summary>
    public static IReadOnlyList<double> Probabilities { get; } =
    [0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975, 0.99];

    /// <summary>
    /// Returns the quantile at a probability by linear interpolation; outside the grid, its first or last value.
    /// </summary>
    /// <param name="quantiles">One value in units per probability, not decreasing.</param>
    /// <param name="probability">From 0 to 1.</param>
    public static double At(IReadOnlyList<double> quantiles, double probability)
    {
        ArgumentNullException.ThrowIfNull(quantiles);
        if (probability <= Probabilities[0])
            return quantiles[0];
        for (var i = 1; i < quantiles.Count; i++)
        {
            var (from, to) = (Probabilities[i - 1], Probabilities[i]);
            if (probability == to)
                return quantiles[i];
            if (probability < to)
                return quantiles[i - 1]
                    + ((quantiles[i] - quantiles[i - 1]) * (probability - from) / (to - from));
        }
        return quantiles[^1];
    }
}

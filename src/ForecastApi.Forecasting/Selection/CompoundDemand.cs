namespace ForecastApi.Forecasting.Selection;

/// <summary>
/// The distribution of a month of intermittent demand: no demand with some probability, else a size from the history
/// (Willemain, Smart and Schwarz 2004, "A new approach to forecasting intermittent demand for service parts inventories",
/// International Journal of Forecasting 20, draw the sizes alike). The probability follows from the forecast, which is the
/// mean of the distribution.
/// </summary>
internal sealed class CompoundDemand
{
    // Older sizes say little about coming ones.
    private const int MaxSizes = 24;

    private readonly double[] _sizes;
    private readonly double _mean;

    private CompoundDemand(double[] sizes)
    {
        _sizes = sizes;
        _mean = sizes.Average();
    }

    /// <summary>Returns the distribution of a history; null if its demand is not intermittent or has no size.</summary>
    /// <param name="history">Demand per month, oldest first.</param>
    public static CompoundDemand? From(double[] history)
    {
        if (!SeriesProfile.From(history).IsIntermittent)
            return null;
        double[] sizes = [.. history.Where(value => value > 0).TakeLast(MaxSizes).Order()];
        return sizes.Length == 0 ? null : new CompoundDemand(sizes);
    }

    /// <summary>Returns the quantiles at <see cref="QuantileGrid.Probabilities"/> of demand with a mean.</summary>
    /// <param name="mean">Units per month, not below zero.</param>
    public double[] Quantiles(double mean)
    {
        var probability = Math.Min(1, mean / _mean);
        var scale = probability > 0 ? mean / (probability * _mean) : 0;
        return
        [
            .. QuantileGrid.Probabilities.Select(p =>
                p <= 1 - probability ? 0 : scale * Size((p - 1 + probability) / probability)
            ),
        ];
    }

    // The sizes stand for the middles of equal shares.
    private double Size(double share)
    {
        var at = Math.Clamp((share * _sizes.Length) - 0.5, 0, _sizes.Length - 1);
        var below = (int)at;
        var above = Math.Min(below + 1, _sizes.Length - 1);
        return _sizes[below] + ((at - below) * (_sizes[above] - _sizes[below]));
    }
}

namespace ForecastApi.Forecasting.Selection;

/// <summary>
/// The distribution of a month of intermittent demand: no demand with some probability, else a size from the history
/// (Willemain, Smart and Schwarz 2004, "A new approach to forecasting intermittent demand for service parts inventories",
/// International Journal of Forecasting 20, draw the sizes alike). The probability follows from the forecast, which is the
/// mean of the distribution. A product without a sale for a season may still sell again: its probability is at least the
/// one of a return.
/// </summary>
internal sealed class CompoundDemand
{
    // Older sizes say little about coming ones.
    private const int MaxSizes = 24;

    private readonly double[] _sizes;
    private readonly double _mean;
    private readonly double _minProbability;

    private CompoundDemand(double[] sizes, double minProbability)
    {
        _sizes = sizes;
        _mean = sizes.Average();
        _minProbability = minProbability;
    }

    /// <summary>Returns the distribution of a history; null if its demand is regular or has no size.</summary>
    /// <param name="history">Demand per month, oldest first.</param>
    /// <param name="season">Months in a season.</param>
    /// <param name="returnRate">The share of silent products that sell again within a season.</param>
    public static CompoundDemand? From(double[] history, int season, double returnRate)
    {
        var last = history.AsSpan().LastIndexOfAnyExcept(0);
        var isSilent = history.Length - 1 - last >= season;
        if (last < 0 || (!isSilent && !SeriesProfile.From(history, season).IsIntermittent))
            return null;
        double[] sizes = [.. history.Where(value => value > 0).TakeLast(MaxSizes).Order()];
        if (sizes.Length == 0)
            return null;
        // A return is as likely in every month, so half of the months follow it
        var frequency = (double)history.Count(value => value > 0) / (last + 1);
        return new CompoundDemand(sizes, isSilent ? returnRate / 2 * frequency : 0);
    }

    /// <summary>Returns the quantiles at <see cref="QuantileGrid.Probabilities"/> of demand with a mean.</summary>
    /// <param name="mean">Units per month, not below zero.</param>
    public double[] Quantiles(double mean)
    {
        var probability = Math.Max(_minProbability, Math.Min(1, mean / _mean));
        var scale = Math.Max(1, mean / _mean);
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

namespace ForecastApi.Forecasting.Alerts;

/// <summary>
/// An active product has no sales in the last months. For demand with regular gaps the limit is twice the average
/// interval: months from the first to the last sale / months with sales.
/// </summary>
public sealed class ZeroRunRule : IAlertRule
{
    /// <inheritdoc/>
    public AlertRule Rule => AlertRule.ZeroRun;

    /// <inheritdoc/>
    public AlertFinding? Check(ReviewedProduct product, AlertLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        var values = product.History.Values;
        var last = values.LastIndexOfAnyExcept(0.0);
        var zeros = values.Length - 1 - last;
        if (last < 0)
            return null;
        var first = values.IndexOfAnyExcept(0.0);
        var demands = values.Length - values.Count(0.0);
        var interval = (last - first + 1.0) / demands;
        var limit = Math.Max(limits.ZeroRunMonths, Math.Ceiling(2 * interval));
        return zeros >= limit
            ? new(
                Rule,
                zeros,
                limit,
                product.History.MonthAt(last + 1),
                AlertFinding.ExcessRatio(zeros, limit),
                $"No sales for {DetailFormat.Number(zeros)} months; the last sale was in {DetailFormat.Month(product.History.MonthAt(last))}."
            )
            : null;
    }
}

namespace ForecastApi.Forecasting.Alerts;

/// <summary>
/// A product that sells in every month has no sales in the last one, and no stockout was reported: the upload or the
/// stockout may be missing. The value is the average monthly sales.
/// </summary>
public sealed class MissingMonthRule : IAlertRule
{
    /// <inheritdoc/>
    public AlertRule Rule => AlertRule.MissingMonth;

    /// <inheritdoc/>
    public AlertFinding? Check(ReviewedProduct product, AlertLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        var values = product.History.Values;
        if (values.Length <= limits.SteadyMonths || values[^1] != 0)
            return null;
        var steady = values[^(limits.SteadyMonths + 1)..^1];
        var stockouts = product.History.Stockouts;
        if (
            steady.ContainsAnyInRange(double.MinValue, 0)
            || (stockouts.Length > 0 && stockouts[^1] > 0)
        )
            return null;
        var mean = 0.0;
        foreach (var value in steady)
            mean += value / steady.Length;
        return new(
            Rule,
            mean,
            null,
            product.LastMonth,
            2,
            $"No sales in {DetailFormat.Month(product.LastMonth)} after {DetailFormat.Number(steady.Length)} months with an average of {DetailFormat.Number(mean)}, and no stockout reported."
        );
    }
}

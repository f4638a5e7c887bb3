namespace ForecastApi.Forecasting.Alerts;

/// <summary>
/// The last month lies outside the 95 % interval of the official snapshot of the month before. One month in twenty does
/// so by chance.
/// </summary>
public sealed class OutsideBandRule : IAlertRule
{
    /// <inheritdoc/>
    public AlertRule Rule => AlertRule.OutsideBand;

    /// <inheritdoc/>
    public AlertFinding? Check(ReviewedProduct product, AlertLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        if (product.Evaluated.Count == 0 || product.Evaluated[^1] is not { } last)
            return null;
        if (last.Month != product.LastMonth)
            return null;
        var bound =
            last.Demand > last.Upper95 ? last.Upper95
            : last.Demand < last.Lower95 ? last.Lower95
            : (double?)null;
        return bound is { } crossed
            ? new(
                Rule,
                last.Demand,
                crossed,
                last.Month,
                AlertFinding.ExcessRatio(
                    Math.Abs(last.Demand - last.Forecast),
                    Math.Abs(crossed - last.Forecast)
                ),
                $"{DetailFormat.Number(last.Demand)} sold in {DetailFormat.Month(last.Month)}; {DetailFormat.Number(last.Lower95)} to {DetailFormat.Number(last.Upper95)} were expected."
            )
            : null;
    }
}

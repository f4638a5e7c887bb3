namespace ForecastApi.Forecasting.Alerts;

/// <summary>
/// The demand's pattern (smooth, erratic, intermittent or lumpy; Syntetos, Boylan and Croston 2005) differs from that
/// of the previous official snapshot.
/// </summary>
public sealed class ClassChangedRule : IAlertRule
{
    /// <inheritdoc/>
    public AlertRule Rule => AlertRule.ClassChanged;

    /// <inheritdoc/>
    public AlertFinding? Check(ReviewedProduct product, AlertLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        return product is { DemandClass: { } now, PreviousDemandClass: { } before } && now != before
            ? new(
                Rule,
                null,
                null,
                product.LastMonth,
                AlertFinding.Informational,
                $"Demand is {now}; it was {before}."
            )
            : null;
    }
}

namespace ForecastApi.Forecasting.Alerts;

/// <summary>
/// The history is shorter than a season, so the forecast has no seasonality. A new product without a like product has
/// its own rule.
/// </summary>
public sealed class ShortHistoryRule : IAlertRule
{
    /// <inheritdoc/>
    public AlertRule Rule => AlertRule.ShortHistory;

    /// <inheritdoc/>
    public AlertFinding? Check(ReviewedProduct product, AlertLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        return
            product.History.Length < limits.ShortHistoryMonths
            && (product.HasLikeProduct || product.History.Length >= limits.NewProductMonths)
            ? new(
                Rule,
                product.History.Length,
                limits.ShortHistoryMonths,
                product.LastMonth,
                AlertFinding.Informational,
                $"Only {DetailFormat.Number(product.History.Length)} months of history."
            )
            : null;
    }
}

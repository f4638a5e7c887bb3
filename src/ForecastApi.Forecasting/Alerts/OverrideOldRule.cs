namespace ForecastApi.Forecasting.Alerts;

/// <summary>An override in effect is old: its reason may no longer apply.</summary>
public sealed class OverrideOldRule : IAlertRule
{
    /// <inheritdoc/>
    public AlertRule Rule => AlertRule.OverrideOld;

    /// <inheritdoc/>
    public AlertFinding? Check(ReviewedProduct product, AlertLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        return product.OverrideAge is { } age && age > limits.OverrideMonths
            ? new(
                Rule,
                age,
                limits.OverrideMonths,
                product.LastMonth,
                AlertFinding.ExcessRatio(age, Math.Max(1, limits.OverrideMonths)),
                $"An override in effect was set {DetailFormat.Number(age)} months ago."
            )
            : null;
    }
}

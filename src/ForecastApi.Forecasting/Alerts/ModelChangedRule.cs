namespace ForecastApi.Forecasting.Alerts;

/// <summary>The selected model differs from that of the previous official snapshot.</summary>
public sealed class ModelChangedRule : IAlertRule
{
    /// <inheritdoc/>
    public AlertRule Rule => AlertRule.ModelChanged;

    /// <inheritdoc/>
    public AlertFinding? Check(ReviewedProduct product, AlertLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        return product.PreviousModel is { } before && before != product.Model
            ? new(
                Rule,
                null,
                null,
                product.LastMonth,
                AlertFinding.Informational,
                $"The model is {product.Model}; it was {before}."
            )
            : null;
    }
}

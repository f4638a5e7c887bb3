namespace ForecastApi.Forecasting.Alerts;

/// <summary>A new product has no like product whose history can replace its own.</summary>
public sealed class NewWithoutLikeRule : IAlertRule
{
    /// <inheritdoc/>
    public AlertRule Rule => AlertRule.NewWithoutLike;

    /// <inheritdoc/>
    public AlertFinding? Check(ReviewedProduct product, AlertLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        return product.History.Length < limits.NewProductMonths && !product.HasLikeProduct
            ? new(
                Rule,
                product.History.Length,
                limits.NewProductMonths,
                product.LastMonth,
                AlertFinding.Informational,
                $"Only {DetailFormat.Number(product.History.Length)} months of history and no likeSku."
            )
            : null;
    }
}

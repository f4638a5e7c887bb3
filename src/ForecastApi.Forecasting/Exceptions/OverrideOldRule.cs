namespace ForecastApi.Forecasting.Exceptions;

/// <summary>An override that is still in effect was set long ago: what was known then may not hold any more.</summary>
public sealed class OverrideOldRule : IExceptionRule
{
    /// <inheritdoc/>
    public ExceptionRule Rule => ExceptionRule.OverrideOld;

    /// <inheritdoc/>
    public ExceptionFinding? Check(ReviewedProduct product, ExceptionLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        return product.OverrideAge is { } age && age > limits.OverrideMonths
            ? new(
                Rule,
                age,
                limits.OverrideMonths,
                product.LastMonth,
                ExceptionFinding.Times(age, Math.Max(1, limits.OverrideMonths)),
                $"An override in effect was set {Words.Of(age)} months ago."
            )
            : null;
    }
}

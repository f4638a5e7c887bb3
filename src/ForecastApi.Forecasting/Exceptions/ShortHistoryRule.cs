namespace ForecastApi.Forecasting.Exceptions;

/// <summary>
/// The history is shorter than a season, so the forecast cannot know one. A new product without a like product is
/// told by its own rule.
/// </summary>
public sealed class ShortHistoryRule : IExceptionRule
{
    /// <inheritdoc/>
    public ExceptionRule Rule => ExceptionRule.ShortHistory;

    /// <inheritdoc/>
    public ExceptionFinding? Check(ReviewedProduct product, ExceptionLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        return
            product.History.Length < limits.ShortHistoryMonths
            && (product.HasLike || product.History.Length >= limits.NewProductMonths)
            ? new(
                Rule,
                product.History.Length,
                limits.ShortHistoryMonths,
                product.LastMonth,
                ExceptionFinding.WorthKnowing,
                $"Only {Words.Of(product.History.Length)} months of history."
            )
            : null;
    }
}

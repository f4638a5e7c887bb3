namespace ForecastApi.Forecasting.Exceptions;

/// <summary>A new product has no like product whose history could stand in for its own.</summary>
public sealed class NewWithoutLikeRule : IExceptionRule
{
    /// <inheritdoc/>
    public ExceptionRule Rule => ExceptionRule.NewWithoutLike;

    /// <inheritdoc/>
    public ExceptionFinding? Check(ReviewedProduct product, ExceptionLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        return product.History.Length < limits.NewProductMonths && !product.HasLike
            ? new(
                Rule,
                product.History.Length,
                limits.NewProductMonths,
                product.LastMonth,
                ExceptionFinding.WorthKnowing,
                $"Only {Words.Of(product.History.Length)} months of history and no likeSku to go by."
            )
            : null;
    }
}

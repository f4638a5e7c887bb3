namespace ForecastApi.Forecasting.Exceptions;

/// <summary>Another model was chosen than for the previous official snapshot.</summary>
public sealed class ModelChangedRule : IExceptionRule
{
    /// <inheritdoc/>
    public ExceptionRule Rule => ExceptionRule.ModelChanged;

    /// <inheritdoc/>
    public ExceptionFinding? Check(ReviewedProduct product, ExceptionLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        return product.PreviousModel is { } before && before != product.Model
            ? new(
                Rule,
                null,
                null,
                product.LastMonth,
                ExceptionFinding.WorthKnowing,
                $"The model is {product.Model}; it was {before}."
            )
            : null;
    }
}

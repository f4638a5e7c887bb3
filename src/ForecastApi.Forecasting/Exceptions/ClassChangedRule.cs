namespace ForecastApi.Forecasting.Exceptions;

/// <summary>
/// The demand's pattern (smooth, erratic, intermittent or lumpy; Syntetos, Boylan and Croston 2005) is another than
/// at the previous official snapshot.
/// </summary>
public sealed class ClassChangedRule : IExceptionRule
{
    /// <inheritdoc/>
    public ExceptionRule Rule => ExceptionRule.ClassChanged;

    /// <inheritdoc/>
    public ExceptionFinding? Check(ReviewedProduct product, ExceptionLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        return product is { DemandClass: { } now, PreviousDemandClass: { } before } && now != before
            ? new(
                Rule,
                null,
                null,
                product.LastMonth,
                ExceptionFinding.WorthKnowing,
                $"Demand is {now}; it was {before}."
            )
            : null;
    }
}

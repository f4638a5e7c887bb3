namespace ForecastApi.Forecasting.Exceptions;

/// <summary>
/// The last month lies outside the 95 % interval that the official snapshot of the month before gave it: one month
/// in twenty does so by chance.
/// </summary>
public sealed class OutsideBandRule : IExceptionRule
{
    /// <inheritdoc/>
    public ExceptionRule Rule => ExceptionRule.OutsideBand;

    /// <inheritdoc/>
    public ExceptionFinding? Check(ReviewedProduct product, ExceptionLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        if (product.Judged.Count == 0 || product.Judged[^1] is not { } last)
            return null;
        if (last.Month != product.LastMonth)
            return null;
        var bound =
            last.Demand > last.Upper95 ? last.Upper95
            : last.Demand < last.Lower95 ? last.Lower95
            : (double?)null;
        return bound is { } crossed
            ? new(
                Rule,
                last.Demand,
                crossed,
                last.Month,
                ExceptionFinding.Times(
                    Math.Abs(last.Demand - last.Forecast),
                    Math.Abs(crossed - last.Forecast)
                ),
                $"{Words.Of(last.Demand)} sold in {Words.Month(last.Month)}, where {Words.Of(last.Lower95)} to {Words.Of(last.Upper95)} were expected."
            )
            : null;
    }
}

namespace ForecastApi.Forecasting.Exceptions;

/// <summary>
/// The forecast has moved against the previous official snapshot, summed over the months that both cover, by more
/// than a share of what it was (of what it is, where it was nothing).
/// </summary>
public sealed class ForecastJumpRule : IExceptionRule
{
    /// <inheritdoc/>
    public ExceptionRule Rule => ExceptionRule.ForecastJump;

    /// <inheritdoc/>
    public ExceptionFinding? Check(ReviewedProduct product, ExceptionLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        if (product is not { Coming: { } now, PreviousComing: { } before })
            return null;
        var basis = before > 0 ? before : now;
        if (!(basis > 0))
            return null;
        var change = (now - before) / basis;
        return Math.Abs(change) > limits.ForecastJump
            ? new(
                Rule,
                change,
                limits.ForecastJump,
                product.LastMonth.AddMonths(1),
                ExceptionFinding.Times(Math.Abs(change), limits.ForecastJump),
                $"The forecast went from {Words.Of(before)} to {Words.Of(now)} ({Words.Percent(change)}) over the same months."
            )
            : null;
    }
}

namespace ForecastApi.Forecasting.Alerts;

/// <summary>
/// The forecast has moved against the previous official snapshot, summed over the months that both cover, by more
/// than a share of what it was (of what it is, where it was nothing).
/// </summary>
public sealed class ForecastJumpRule : IAlertRule
{
    /// <inheritdoc/>
    public AlertRule Rule => AlertRule.ForecastJump;

    /// <inheritdoc/>
    public AlertFinding? Check(ReviewedProduct product, AlertLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        if (product is not { ForecastTotal: { } now, PreviousForecastTotal: { } before })
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
                AlertFinding.ExcessRatio(Math.Abs(change), limits.ForecastJump),
                $"The forecast went from {DetailFormat.Number(before)} to {DetailFormat.Number(now)} ({DetailFormat.Percent(change)}) over the same months."
            )
            : null;
    }
}

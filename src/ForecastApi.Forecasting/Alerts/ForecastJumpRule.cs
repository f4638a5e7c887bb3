namespace ForecastApi.Forecasting.Alerts;

/// <summary>
/// The forecast, summed over the months that the previous official snapshot also covers, changed by more than a share
/// of the previous total (of the new total when the previous one is zero).
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

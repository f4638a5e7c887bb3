namespace ForecastApi.Forecasting.Alerts;

/// <summary>
/// The level of the history shifted permanently within the last months; the run rescaled the months before to the new
/// level. The value is the shift as a share of the old level.
/// </summary>
public sealed class LevelShiftRule : IAlertRule
{
    /// <inheritdoc/>
    public AlertRule Rule => AlertRule.LevelShift;

    /// <inheritdoc/>
    public AlertFinding? Check(ReviewedProduct product, AlertLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        if (
            product.Step is not { } step
            || step.Month <= product.LastMonth.AddMonths(-limits.LevelShiftMonths)
        )
            return null;
        var change = step.Factor - 1;
        return new(
            Rule,
            change,
            null,
            step.Month,
            AlertFinding.ExcessRatio(Math.Max(step.Factor, 1 / step.Factor), 1),
            $"The level changed by {DetailFormat.Percent(change)} in {DetailFormat.Month(step.Month)}."
        );
    }
}

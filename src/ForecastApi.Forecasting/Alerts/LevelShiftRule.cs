namespace ForecastApi.Forecasting.Alerts;

/// <summary>
/// The level of the history took a lasting step within the last months; the run trained on the months before as if
/// they had been at the new level. The value is the step as a share of the old level.
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
            $"The level has changed by {DetailFormat.Percent(change)} in {DetailFormat.Month(step.Month)}."
        );
    }
}

using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Forecasting.Alerts;

/// <summary>
/// Overrides made the forecast worse: on past months, their absolute error is larger than that of the models (value
/// added below zero, null when the models had no error; Fildes, Goodwin, Lawrence and Nikolopoulos 2009, "Effective
/// forecasting and judgmental adjustments", International Journal of Forecasting 25).
/// </summary>
public sealed class OverrideHarmfulRule : IAlertRule
{
    /// <inheritdoc/>
    public AlertRule Rule => AlertRule.OverrideHarmful;

    /// <inheritdoc/>
    public AlertFinding? Check(ReviewedProduct product, AlertLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        if (product.Overridden.Count < limits.OverridePoints)
            return null;
        var (errors, statistical) = (new ErrorSums(), new ErrorSums());
        foreach (var month in product.Overridden)
        {
            errors.Add(month.Demand, month.Override);
            statistical.Add(month.Demand, month.Statistical);
        }
        if (!(errors.Mae > statistical.Mae))
            return null;
        var added = errors.ValueAdded(statistical);
        return new(
            Rule,
            added,
            0,
            product.LastMonth,
            added is { } value ? AlertFinding.ExcessRatio(1 - value, 1) : AlertFinding.MaxSurprise,
            $"Over {DetailFormat.Number(errors.Points)} months, overrides had an average error of {DetailFormat.Number(errors.Mae ?? 0)}, the models of {DetailFormat.Number(statistical.Mae ?? 0)}."
        );
    }
}

using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Forecasting.Exceptions;

/// <summary>
/// Overrides made the forecast worse: on the months that are over, their absolute error is larger than that of the
/// models (value added below zero; Fildes, Goodwin, Lawrence and Nikolopoulos 2009, "Effective forecasting and
/// judgmental adjustments", International Journal of Forecasting 25).
/// </summary>
public sealed class OverrideHarmfulRule : IExceptionRule
{
    /// <inheritdoc/>
    public ExceptionRule Rule => ExceptionRule.OverrideHarmful;

    /// <inheritdoc/>
    public ExceptionFinding? Check(ReviewedProduct product, ExceptionLimits limits)
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
        return errors.ValueAdded(statistical) is { } added and < 0
            ? new(
                Rule,
                added,
                0,
                product.LastMonth,
                ExceptionFinding.Times(1 - added, 1),
                $"Over {Words.Of(errors.Points)} months overrides were off by {Words.Of(errors.Mae ?? 0)} on average, the models by {Words.Of(statistical.Mae ?? 0)}."
            )
            : null;
    }
}

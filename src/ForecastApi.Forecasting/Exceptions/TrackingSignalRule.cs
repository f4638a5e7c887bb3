using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Forecasting.Exceptions;

/// <summary>
/// The errors of the last months add up: the tracking signal Σe / MAE of the forecasts made one month ahead is
/// beyond its limits, so the forecast is biased (Trigg 1964, "Monitoring a forecasting system", Operational
/// Research Quarterly 15; ±4 as in Brown 1959).
/// </summary>
public sealed class TrackingSignalRule : IExceptionRule
{
    /// <inheritdoc/>
    public ExceptionRule Rule => ExceptionRule.TrackingSignal;

    /// <inheritdoc/>
    public ExceptionFinding? Check(ReviewedProduct product, ExceptionLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        var errors = new ErrorSums();
        foreach (var month in product.Judged.TakeLast(limits.TrackingMonths))
            errors.Add(month.Demand, month.Forecast);
        return errors.TrackingSignal is { } signal && Math.Abs(signal) > limits.TrackingSignal
            ? new(
                Rule,
                signal,
                limits.TrackingSignal,
                product.LastMonth,
                ExceptionFinding.Times(Math.Abs(signal), limits.TrackingSignal),
                $"The last {Words.Of(errors.Points)} forecasts were too {(signal > 0 ? "high" : "low")} on the whole: tracking signal {Words.Of(signal)}."
            )
            : null;
    }
}

using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Forecasting.Alerts;

/// <summary>
/// The tracking signal Σe / MAE of the forecasts made one month ahead is beyond its limits, so the forecast is biased
/// (Trigg 1964, "Monitoring a forecasting system", Operational Research Quarterly 15; ±4 as in Brown 1959).
/// </summary>
public sealed class TrackingSignalRule : IAlertRule
{
    /// <inheritdoc/>
    public AlertRule Rule => AlertRule.TrackingSignal;

    /// <inheritdoc/>
    public AlertFinding? Check(ReviewedProduct product, AlertLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        var errors = new ErrorSums();
        foreach (var month in product.Evaluated.TakeLast(limits.TrackingMonths))
            errors.Add(month.Demand, month.Forecast);
        return errors.TrackingSignal is { } signal && Math.Abs(signal) > limits.TrackingSignal
            ? new(
                Rule,
                signal,
                limits.TrackingSignal,
                product.LastMonth,
                AlertFinding.ExcessRatio(Math.Abs(signal), limits.TrackingSignal),
                $"The last {DetailFormat.Number(errors.Points)} forecasts were too {(signal > 0 ? "high" : "low")} overall: tracking signal {DetailFormat.Number(signal)}."
            )
            : null;
    }
}

namespace ForecastApi.Forecasting;

/// <summary>
/// Errors of a model over its rolling-origin backtest (see <see cref="Accuracy.ForecastError"/> for the formulas). A
/// measure that is not defined for the history (too short, no demand, flat) is null, never NaN or infinite.
/// </summary>
/// <param name="Mase">Mean absolute scaled error, mean of the folds.</param>
/// <param name="Smape">Symmetric mean absolute percentage error, a fraction 0..2, mean of the folds.</param>
/// <param name="Wape">Σ|e| / Σ demand over all folds.</param>
/// <param name="Bias">Σe / Σ demand over all folds, e = forecast − demand.</param>
/// <param name="Coverage80">Share of months inside the 80 % bounds, each fold's bounds made from the other folds.</param>
/// <param name="Coverage95">Share of months inside the 95 % bounds.</param>
public sealed record ForecastAccuracy(
    double? Mase,
    double? Smape,
    double? Wape,
    double? Bias,
    double? Coverage80,
    double? Coverage95
);

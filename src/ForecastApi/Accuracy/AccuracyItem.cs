using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Accuracy;

/// <summary>
/// The errors of one group. A measure that is undefined is null, and <c>Reasons</c> gives the reason; <c>LeftOut</c>
/// counts the points and products that the other measures exclude.
/// </summary>
/// <param name="Key">The group: a lead, a SKU, a category (empty = none), ...</param>
/// <param name="Series">The number of products with at least one point.</param>
/// <param name="Points">The number of forecast months compared with their demand.</param>
/// <param name="Mae">Σ|e| / points, in units.</param>
/// <param name="Rmse">√(Σe² / points), in units.</param>
/// <param name="Mase">Mean over the products of MAE / in-sample MAE of the seasonal naive forecast.</param>
/// <param name="Rmsse">Mean over the products of √(MSE / in-sample MSE of the naive forecast).</param>
/// <param name="Smape">Mean over the products of mean 2|e| / (|demand| + |forecast|), 0..2.</param>
/// <param name="Wape">Σ|e| / Σ demand.</param>
/// <param name="Bias">Σe / Σ demand; positive = forecast too high.</param>
/// <param name="Wql">
/// Weighted quantile loss: over the quantiles 0.1 to 0.9, twice the pinball losses / (9 Σ |demand|).
/// </param>
/// <param name="TrackingSignal">Mean over the products of Σe / MAE; beyond ±4 the forecast is considered biased.</param>
/// <param name="Coverage80">Share of points inside the 80 % bounds.</param>
/// <param name="Coverage95">Share of points inside the 95 % bounds.</param>
/// <param name="ForecastValueAdded">1 − Σ|e| / Σ|e of the seasonal naive forecast| on the same points.</param>
/// <param name="OverrideValueAdded">1 − Σ|e| / Σ|e of the statistical forecast| on the points with an override.</param>
public sealed record AccuracyItem(
    string Key,
    int Series,
    int Points,
    double? Mae,
    double? Rmse,
    double? Mase,
    double? Rmsse,
    double? Smape,
    double? Wape,
    double? Bias,
    double? Wql,
    double? TrackingSignal,
    double? Coverage80,
    double? Coverage95,
    double? ForecastValueAdded,
    double? OverrideValueAdded,
    PinballLoss? Pinball,
    VolumeWeighted VolumeWeighted,
    Unweighted Unweighted,
    LeftOut LeftOut,
    IReadOnlyDictionary<string, AccuracyReason> Reasons
);

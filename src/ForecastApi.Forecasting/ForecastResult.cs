using ForecastApi.Forecasting.Regressors;
using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting;

/// <summary>The forecast of one series.</summary>
/// <param name="Model">The name of the model; <c>combination</c> for a combination of several.</param>
/// <param name="Points">One point per month of the horizon, the first being the month after the history.</param>
/// <param name="Accuracy">The model's rolling-origin errors.</param>
/// <param name="Candidates">All candidate models; the weights add up to 1.</param>
/// <param name="RunnerUp">
/// The single model with the lowest backtest error besides the published one: a member of the combination or a model
/// outside it; null when there is none.
/// </param>
/// <param name="FailureReason">
/// Null, or the reason why every suitable model failed and the fallback was used.
/// </param>
/// <param name="DemandClass">The pattern of the demand; null without any demand.</param>
/// <param name="Adjustments">The months whose recorded quantity was replaced for training, oldest first.</param>
public sealed record ForecastResult(
    string Model,
    IReadOnlyList<ForecastPoint> Points,
    ForecastAccuracy Accuracy,
    IReadOnlyList<CandidateResult> Candidates,
    CandidateResult? RunnerUp,
    string? FailureReason,
    DemandClass? DemandClass,
    IReadOnlyList<ForecastAdjustment> Adjustments
)
{
    /// <summary>
    /// The backtest of the published forecast by month, earliest origin first; empty without a backtest.
    /// </summary>
    public IReadOnlyList<BacktestPoint> Backtest { get; init; } = [];

    /// <summary>The learned effects of the series' regressors; those without an effect are not listed.</summary>
    public IReadOnlyList<RegressorEffect> Effects { get; init; } = [];

    /// <summary>The parts of the forecast months that the effects account for, by month.</summary>
    public IReadOnlyList<ForecastDriver> Drivers { get; init; } = [];
}

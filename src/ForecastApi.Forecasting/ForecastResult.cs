using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting;

/// <summary>The forecast of one series.</summary>
/// <param name="Model">Name of the model that made it; <c>combination</c> where several did.</param>
/// <param name="Points">One point per month of the horizon, the first being the month after the history.</param>
/// <param name="Accuracy">The model's rolling-origin errors.</param>
/// <param name="Candidates">Every model that was in the race; the weights add up to 1.</param>
/// <param name="RunnerUp">The best single model by its backtest beside what was chosen: a member of the combination or one left out of it; null when there is none.</param>
/// <param name="FailureReason">
/// Null, or in words why no model that suits the series could serve and the fallback did.
/// </param>
/// <param name="DemandClass">The pattern of the demand; null without any demand.</param>
/// <param name="Adjustments">The months that were trained on with another quantity than was recorded, oldest first.</param>
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
    /// <summary>The backtest of what was chosen, month by month, the earliest origin first; empty without one.</summary>
    public IReadOnlyList<BacktestPoint> Backtest { get; init; } = [];
}

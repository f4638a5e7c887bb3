namespace ForecastApi.Forecasting;

/// <summary>The forecast of one series.</summary>
/// <param name="Model">Name of the model that made it.</param>
/// <param name="Points">One point per month of the horizon, the first being the month after the history.</param>
/// <param name="Accuracy">The model's rolling-origin errors.</param>
/// <param name="Candidates">Every model that was in the race, the preferred one first.</param>
/// <param name="FailureReason">
/// Null, or in words which models should have been in the race and could not serve, and why.
/// </param>
/// <param name="Adjustments">The months that were trained on with another quantity than was recorded, oldest first.</param>
public sealed record ForecastResult(
    string Model,
    IReadOnlyList<ForecastPoint> Points,
    ForecastAccuracy Accuracy,
    IReadOnlyList<CandidateResult> Candidates,
    string? FailureReason,
    IReadOnlyList<ForecastAdjustment> Adjustments
);

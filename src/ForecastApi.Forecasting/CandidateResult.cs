using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting;

/// <summary>A model that was in the race for a series, with its backtest errors (null where it could not be scored).</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Mase">Mean absolute scaled error.</param>
/// <param name="Smape">Symmetric mean absolute percentage error, a fraction 0..2.</param>
/// <param name="Selected">Whether the forecast is this model's, or a combination with it.</param>
/// <param name="Weight">Its share in the forecast, 0..1.</param>
/// <param name="FailureReason">Null, or why it is out of the race.</param>
public sealed record CandidateResult(
    string Model,
    double? Mase,
    double? Smape,
    bool Selected,
    double Weight,
    string? FailureReason
)
{
    internal static CandidateResult From(Candidate candidate, double weight) =>
        new(
            candidate.Name,
            candidate.Accuracy.Mase,
            candidate.Accuracy.Smape,
            weight > 0,
            weight,
            candidate.FailureReason
        );
}

using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting;

/// <summary>A candidate model of a series with its backtest errors (null without a backtest).</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Mase">Mean absolute scaled error.</param>
/// <param name="Smape">Symmetric mean absolute percentage error, a fraction 0..2.</param>
/// <param name="Selected">Whether the published forecast is this model's or a combination that includes it.</param>
/// <param name="Weight">Its share in the forecast, 0..1.</param>
/// <param name="FailureReason">Null, or the reason why the model was excluded.</param>
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

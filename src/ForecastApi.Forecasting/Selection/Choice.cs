namespace ForecastApi.Forecasting.Selection;

/// <summary>The selected forecast of a series and its candidates.</summary>
/// <param name="Chosen">The published forecast: of a single model or of the combination.</param>
/// <param name="Candidates">All candidate models and their weights; the weights add up to 1.</param>
/// <param name="RunnerUp">
/// The single model with the lowest error besides the published one; null without a backtest.
/// </param>
/// <param name="FailureReason">Null, or the reason why every suitable model failed.</param>
public sealed record Choice(
    Candidate Chosen,
    IReadOnlyList<(Candidate Candidate, double Weight)> Candidates,
    Candidate? RunnerUp,
    string? FailureReason
);

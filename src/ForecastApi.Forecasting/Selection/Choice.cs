namespace ForecastApi.Forecasting.Selection;

/// <summary>What was chosen for a series, and from what.</summary>
/// <param name="Chosen">The forecast that is published: a model's own, or the combination.</param>
/// <param name="Candidates">Every model that was tried, and its share in the forecast; the shares add up to 1.</param>
/// <param name="RunnerUp">The best single model beside what was chosen; null when there is none with a backtest.</param>
/// <param name="FailureReason">Null, or why no model that suits the series could serve.</param>
public sealed record Choice(
    Candidate Chosen,
    IReadOnlyList<(Candidate Candidate, double Weight)> Candidates,
    Candidate? RunnerUp,
    string? FailureReason
);

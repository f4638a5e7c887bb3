namespace ForecastApi.ForecastRuns.Results;

public sealed record Candidate(
    string Model,
    double? Mase,
    double? Smape,
    bool Selected,
    double Weight,
    string? FailureReason
);

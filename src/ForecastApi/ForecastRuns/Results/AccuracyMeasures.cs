namespace ForecastApi.ForecastRuns.Results;

/// <summary>Rolling-origin errors of the chosen forecast; null when the history is too short.</summary>
public sealed record AccuracyMeasures(
    double? Mase,
    double? Smape,
    double? Wape,
    double? Bias,
    double? Coverage80,
    double? Coverage95
);

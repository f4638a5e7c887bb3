using ForecastApi.Common;
using ForecastApi.ForecastRuns.Results;
using DemandClass = ForecastApi.Forecasting.Selection.DemandClass;

namespace ForecastApi.Forecasts;

/// <summary>A forecast of a history that is not stored, with the errors of every candidate model.</summary>
/// <param name="FailureReason">The reason for a fallback: all models failed, and the forecast is that of a simple one; else null.</param>
public sealed record ForecastPreview(
    string? Sku,
    string? RunId,
    Month AsOf,
    string Model,
    string? FailureReason,
    IReadOnlyList<HistoryMonth> History,
    IReadOnlyList<PublishedMonth> Forecast,
    AccuracyMeasures Accuracy,
    IReadOnlyList<Candidate> Candidates,
    RunnerUp? RunnerUp,
    DemandClass? DemandClass,
    IReadOnlyList<HistoryAdjustment> Adjustments,
    IReadOnlyList<DemandDriver> Drivers
);

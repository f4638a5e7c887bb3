using ForecastApi.Common;
using ForecastApi.ForecastRuns.Results;

namespace ForecastApi.Forecasts;

/// <param name="History">The complete history, as recorded.</param>
/// <param name="Candidates">All models that were tried; empty when none was.</param>
/// <param name="Drivers">The parts of the forecast months that known influences account for, in units.</param>
/// <param name="Adjustments">The months of the history that the models saw with another quantity.</param>
public sealed record ProductForecast(
    string? Sku,
    string? RunId,
    Month AsOf,
    string Model,
    IReadOnlyList<HistoryMonth> History,
    IReadOnlyList<PublishedMonth> Forecast,
    AccuracyMeasures Accuracy,
    IReadOnlyList<Candidate> Candidates,
    RunnerUp? RunnerUp,
    IReadOnlyList<HistoryAdjustment> Adjustments,
    IReadOnlyList<DemandDriver> Drivers
);

using ForecastApi.Forecasting.Cleaning;
using ForecastApi.Forecasting.Selection;
using ForecastApi.Http;

namespace ForecastApi.Forecasts;

public enum RunStatus
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Cancelled,
}

public enum RunTrigger
{
    Schedule,
    Api,
    Demo,
}

public enum ForecastBucket
{
    Month,
    Quarter,
}

public enum SummaryBy
{
    Total,
    Category,
    Product,
    Component,
}

/// <param name="Horizon">Months to forecast, 1 to 36; the nightly run's where it is not given.</param>
/// <param name="AsOf">The last month used; null = the data's last month.</param>
public sealed record RunRequest(int? Horizon = null, Month? AsOf = null);

/// <param name="Official">Whether it is the snapshot of its asOf that live accuracy judges: the first that succeeded.</param>
/// <param name="FailureReason">Why the whole run failed; null unless it did.</param>
public sealed record ForecastRunInfo(
    string Id,
    RunStatus Status,
    RunTrigger Trigger,
    Month AsOf,
    int Horizon,
    RunProgress Progress,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyDictionary<string, int> Models,
    IReadOnlyList<RunFailure> Failures,
    string? FailureReason,
    bool Official
);

/// <param name="Done">Includes those that failed and got the fallback.</param>
public sealed record RunProgress(int Total, int Done, int Failed);

public sealed record RunFailure(string Sku, string Reason);

/// <param name="Period">A month, or a quarter such as 2026-Q1.</param>
/// <param name="Model">The model; <c>override</c> where a person has set a month of it.</param>
/// <param name="Quantiles">The quantiles asked for, by their probability as it was written.</param>
/// <param name="Statistical">What the models forecast, where a person has set another quantity; else null.</param>
public sealed record ForecastItem(
    string Sku,
    string Period,
    decimal Quantity,
    decimal Lower80,
    decimal Upper80,
    decimal Lower95,
    decimal Upper95,
    string Model,
    IReadOnlyDictionary<string, decimal>? Quantiles,
    StatisticalMonth? Statistical
);

/// <param name="History">Complete, as it was recorded.</param>
/// <param name="Candidates">Every model in the race; empty where none was.</param>
/// <param name="Adjustments">Months of it that were trained on with another quantity.</param>
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
    IReadOnlyList<HistoryAdjustment> Adjustments
);

/// <summary>A forecast of a history that is not stored, with what every candidate made of it.</summary>
public sealed record ForecastPreview(
    string? Sku,
    string? RunId,
    Month AsOf,
    string Model,
    IReadOnlyList<HistoryMonth> History,
    IReadOnlyList<PublishedMonth> Forecast,
    AccuracyMeasures Accuracy,
    IReadOnlyList<Candidate> Candidates,
    RunnerUp? RunnerUp,
    DemandClass? DemandClass,
    IReadOnlyList<HistoryAdjustment> Adjustments
);

/// <summary>
/// The best single model beside what was chosen, by its backtest: a member of the combination, or one left out of it.
/// Null when nothing else was tried.
/// </summary>
public sealed record RunnerUp(string Model, double? Mase);

public sealed record HistoryMonth(Month Period, decimal Quantity);

/// <param name="Kind">
/// stockout: sales were a floor; return: more came back than was sold; outlier: far outside the product's band;
/// levelShift: before a lasting step.
/// </param>
/// <param name="Quantity">What was recorded.</param>
/// <param name="Used">What the models saw instead.</param>
public sealed record HistoryAdjustment(
    Month Period,
    AdjustmentKind Kind,
    decimal Quantity,
    decimal Used
);

public sealed record ForecastMonth(
    Month Period,
    decimal Quantity,
    decimal Lower80,
    decimal Upper80,
    decimal Lower95,
    decimal Upper95
);

/// <summary>Rolling-origin errors of the chosen forecast; null where the history is too short to measure one.</summary>
public sealed record AccuracyMeasures(
    double? Mase,
    double? Smape,
    double? Wape,
    double? Bias,
    double? Coverage80,
    double? Coverage95
);

public sealed record Candidate(
    string Model,
    double? Mase,
    double? Smape,
    bool Selected,
    double Weight,
    string? FailureReason
);

/// <param name="Stockout">Share of the month without stock, 0..1.</param>
public sealed record PreviewMonth(Month Period, decimal Quantity, decimal? Stockout = null);

/// <param name="Models">The models to choose from; null = all that fit the history.</param>
public sealed record PreviewRequest(
    IReadOnlyList<PreviewMonth> History,
    int Horizon = 12,
    IReadOnlyList<string>? Models = null
);

/// <summary>The single aggregated list: how many of what, when.</summary>
public sealed record ForecastSummary(
    string RunId,
    Month AsOf,
    SummaryBy By,
    ForecastBucket Bucket,
    IReadOnlyList<SummaryItem> Items
);

public sealed record SummaryItem(
    string Key,
    string Period,
    decimal Quantity,
    decimal Lower80,
    decimal Upper80
);

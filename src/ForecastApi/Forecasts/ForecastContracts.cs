using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using DemandClass = ForecastApi.Forecasting.Selection.DemandClass;

namespace ForecastApi.Forecasts;

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

public sealed record HistoryMonth(Month Period, decimal Quantity);

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

using System.Text.Json;
using ForecastApi.Common;

namespace ForecastApi.ForecastRuns.Results;

/// <summary>Maps the results of a batch to rows of their tables.</summary>
internal static class BatchRows
{
    private static readonly string[] IntervalColumns =
    [
        "Quantity",
        "Lower80",
        "Upper80",
        "Lower95",
        "Upper95",
    ];

    public static readonly string[] ProductColumns =
    [
        "RunNumber",
        "ProductId",
        "BatchNumber",
        "Model",
        "FailureReason",
        "Mase",
        "Smape",
        "Wape",
        "Bias",
        "Coverage80",
        "Coverage95",
        "RunnerUp",
        "RunnerUpMase",
        "Fingerprints",
        "Candidates",
        "DemandClass",
        "YearQuantity",
        "Variation",
        "AbsoluteScale",
        "SquaredScale",
        "LaunchMonth",
        "EndMonth",
    ];

    public static readonly string[] ForecastColumns =
    [
        "RunNumber",
        "ProductId",
        "Month",
        .. IntervalColumns,
        "Benchmark",
    ];

    public static readonly string[] AdjustmentColumns =
    [
        "RunNumber",
        "ProductId",
        "Month",
        "Kind",
        "Recorded",
        "Used",
    ];

    public static readonly string[] BacktestColumns =
    [
        "RunNumber",
        "ProductId",
        "Origin",
        "Month",
        "Demand",
        .. IntervalColumns,
        "Benchmark",
        "AbsoluteScale",
        "SquaredScale",
    ];

    public static object?[] ProductRow(RunKey run, int batch, BatchResult r) =>
        [
            run.RunNumber,
            r.ProductId,
            batch,
            r.Model,
            r.FailureReason,
            r.Accuracy.Mase,
            r.Accuracy.Smape,
            r.Accuracy.Wape,
            r.Accuracy.Bias,
            r.Accuracy.Coverage80,
            r.Accuracy.Coverage95,
            r.RunnerUp?.Model,
            r.RunnerUp?.Mase,
            r.Fingerprints,
            r.Candidates is { } tried ? StoredCandidates.ToJson(tried) : null,
            r.Facts?.DemandClass,
            r.Facts?.YearQuantity,
            r.Facts?.Variation,
            r.Facts?.AbsoluteScale,
            r.Facts?.SquaredScale,
            r.LaunchMonth,
            r.EndMonth,
        ];

    public static object?[] BacktestRow(RunKey run, BatchResult r, BacktestMonth p) =>
        [
            run.RunNumber,
            r.ProductId,
            p.Origin,
            p.Month.Period,
            p.Demand,
            .. Values(p.Month.Interval),
            p.Benchmark,
            p.AbsoluteScale,
            p.SquaredScale,
        ];

    public static object?[] MonthRow(
        RunKey run,
        BatchResult r,
        ForecastMonth m,
        decimal? benchmark
    ) => [run.RunNumber, r.ProductId, m.Period, .. Values(m.Interval), benchmark];

    public static object?[] AdjustmentRow(RunKey run, BatchResult r, HistoryAdjustment a) =>
        [
            run.RunNumber,
            r.ProductId,
            a.Period,
            JsonNamingPolicy.CamelCase.ConvertName(a.Kind.ToString()),
            ForecastMapping.ToStored(a.Quantity),
            a.Used,
        ];

    private static object?[] Values(PredictionInterval interval) =>
        [interval.Quantity, interval.Lower80, interval.Upper80, interval.Lower95, interval.Upper95];
}

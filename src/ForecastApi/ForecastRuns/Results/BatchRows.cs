using System.Text.Json;
using ForecastApi.Common;
using ForecastApi.Forecasting.Regressors;

namespace ForecastApi.ForecastRuns.Results;

/// <summary>Maps the results of a batch to rows of their tables.</summary>
internal static class BatchRows
{
    // The standard normal deviate of the bounds of an 80 % interval.
    private const double Deviate80 = 1.2816;

    private static readonly string[] IntervalColumns =
    [
        "Quantity",
        "Lower80",
        "Upper80",
        "Lower95",
        "Upper95",
        "Quantiles",
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

    public static readonly string[] EffectColumns =
    [
        "RunNumber",
        "EventId",
        "ProductId",
        "Factor",
        "LowerFactor",
        "UpperFactor",
        "Months",
    ];

    public static readonly string[] DriverColumns =
    [
        "RunNumber",
        "ProductId",
        "Month",
        "Kind",
        "Name",
        "Effect",
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

    public static object?[] DriverRow(RunKey run, BatchResult r, DemandDriver d) =>
        [
            run.RunNumber,
            r.ProductId,
            d.Period,
            JsonNamingPolicy.CamelCase.ConvertName(d.Kind.ToString()),
            d.Name,
            d.Effect,
        ];

    public static object?[] EffectRow(RunKey run, BatchResult r, RegressorEffect e) =>
        [
            run.RunNumber,
            e.Name,
            r.ProductId,
            Math.Exp(e.Coefficient),
            Math.Exp(e.Coefficient - (Deviate80 * e.StandardError)),
            Math.Exp(e.Coefficient + (Deviate80 * e.StandardError)),
            e.Months,
        ];

    private static object?[] Values(PredictionInterval interval) =>
        [
            interval.Quantity,
            interval.Lower80,
            interval.Upper80,
            interval.Lower95,
            interval.Upper95,
            QuantileColumn.ToText(interval.Quantiles),
        ];
}

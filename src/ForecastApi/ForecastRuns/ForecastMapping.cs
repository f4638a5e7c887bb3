using System.Text.Json;
using ForecastApi.Common;
using ForecastApi.Forecasting;
using ForecastApi.Forecasting.Accuracy;
using ForecastApi.Sales;

namespace ForecastApi.ForecastRuns;

/// <summary>Between the engine's doubles and the decimals that are stored and sent.</summary>
public static class ForecastMapping
{
    /// <summary>The largest quantity that both databases hold at six decimals.</summary>
    public const decimal MaxQuantity = 9_000_000_000_000m;

    private static readonly int SeasonLength = new ForecastSettings().SeasonLength;

    public static MonthlySeries ToSeries(IReadOnlyList<MonthQuantity> history) =>
        new(
            history[0].Month.FirstDay,
            history.Select(m => (double)m.Quantity),
            history.Any(m => m.Stockout > 0) ? history.Select(m => (double)m.Stockout) : null
        );

    public static ForecastMonth ToMonth(ForecastPoint point) =>
        new(
            Month.Of(point.Month),
            ToQuantity(point.Quantity),
            ToQuantity(point.Lower80),
            ToQuantity(point.Upper80),
            ToQuantity(point.Lower95),
            ToQuantity(point.Upper95)
        );

    /// <summary>What was trained on with another quantity than stands in <paramref name="history"/>.</summary>
    public static IReadOnlyList<HistoryAdjustment> ToAdjustments(
        ForecastResult result,
        IReadOnlyList<MonthQuantity> history
    ) =>
        [
            .. result.Adjustments.Select(a =>
            {
                var month = Month.Of(a.Month);
                return new HistoryAdjustment(
                    month,
                    a.Kind,
                    history[month.MonthsSince(history[0].Month)].Quantity,
                    ToQuantity(a.Used)
                );
            }),
        ];

    /// <summary>What the errors of a forecast will be held against, from the history as it was recorded.</summary>
    public static ProductFacts ToFacts(ForecastResult result, IReadOnlyList<MonthQuantity> history)
    {
        double[] recorded = [.. history.Select(m => (double)m.Quantity)];
        var basis = ErrorBasis.From(recorded, SeasonLength, result.Points.Count);
        var year = recorded[^Math.Min(SeasonLength, recorded.Length)..];
        return new(
            result.DemandClass is { } demand
                ? JsonNamingPolicy.CamelCase.ConvertName(demand.ToString())
                : null,
            Math.Clamp(
                history.TakeLast(SeasonLength).Sum(m => m.Quantity),
                -MaxQuantity,
                MaxQuantity
            ),
            DemandVariation.Coefficient(year),
            [.. basis.Benchmark.Select(ToQuantity)],
            basis.AbsoluteScale,
            basis.SquaredScale
        );
    }

    public static BacktestMonth ToBacktestMonth(BacktestPoint point)
    {
        var (demand, forecast, band, benchmark, _, absolute, squared) = point.Point;
        return new(
            Month.Of(point.Origin),
            new(
                Month.Of(point.Month),
                ToQuantity(forecast),
                ToQuantity(band!.Lower80),
                ToQuantity(band.Upper80),
                ToQuantity(band.Lower95),
                ToQuantity(band.Upper95)
            ),
            ToQuantity(demand),
            ToQuantity(benchmark ?? 0),
            absolute,
            squared
        );
    }

    public static RunnerUp? ToRunnerUp(ForecastResult result) =>
        result.RunnerUp is { } second ? new(second.Model, second.Mase) : null;

    public static AccuracyMeasures ToMeasures(ForecastAccuracy accuracy) =>
        new(
            accuracy.Mase,
            accuracy.Smape,
            accuracy.Wape,
            accuracy.Bias,
            accuracy.Coverage80,
            accuracy.Coverage95
        );

    public static decimal ToQuantity(double value) =>
        value >= (double)MaxQuantity ? MaxQuantity
        : value > 0 ? Math.Round((decimal)value, DecimalJsonConverter.Decimals)
        : 0;
}

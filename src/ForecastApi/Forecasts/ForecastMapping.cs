using ForecastApi.Forecasting;
using ForecastApi.Http;
using ForecastApi.Sales;

namespace ForecastApi.Forecasts;

/// <summary>Between the engine's doubles and the decimals that are stored and sent.</summary>
public static class ForecastMapping
{
    /// <summary>The largest quantity that both databases hold at six decimals.</summary>
    public const decimal MaxQuantity = 9_000_000_000_000m;

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

    /// <summary>A published month as the engine's distribution.</summary>
    public static ForecastPoint ToPoint(ForecastRow row) =>
        new(
            row.Month.FirstDay,
            (double)row.Quantity,
            (double)row.Lower80,
            (double)row.Upper80,
            (double)row.Lower95,
            (double)row.Upper95
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

using System.Text.Json;
using ForecastApi.Common;
using ForecastApi.Forecasting;
using ForecastApi.Forecasting.Accuracy;
using ForecastApi.Forecasting.Regressors;
using ForecastApi.Sales;

namespace ForecastApi.ForecastRuns.Results;

/// <summary>Maps between the doubles of the engine and the decimals of the database and the API.</summary>
public static class ForecastMapping
{
    /// <summary>The largest quantity that both databases store with six decimals.</summary>
    public const decimal MaxQuantity = 9_000_000_000_000m;

    private static readonly int SeasonLength = new ForecastSettings().SeasonLength;

    public static MonthlySeries ToSeries(
        IReadOnlyList<MonthQuantity> history,
        IReadOnlyList<Regressor>? regressors = null
    ) =>
        new(
            history[0].Month.FirstDay,
            history.Select(m => (double)m.Quantity),
            history.Any(m => m.Stockout > 0) ? history.Select(m => (double)m.Stockout) : null
        )
        {
            Regressors = regressors ?? [],
        };

    public static ForecastMonth ToMonth(ForecastPoint point) =>
        new(
            Month.Of(point.Month),
            new(
                ToQuantity(point.Quantity),
                ToQuantity(point.Lower80),
                ToQuantity(point.Upper80),
                ToQuantity(point.Lower95),
                ToQuantity(point.Upper95)
            )
            {
                Quantiles = point.Quantiles,
            }
        );

    /// <summary>Maps a published month back to the engine's distribution.</summary>
    public static ForecastPoint ToPoint(Month period, PredictionInterval interval) =>
        new(
            period.FirstDay,
            (double)interval.Quantity,
            (double)interval.Lower80,
            (double)interval.Upper80,
            (double)interval.Lower95,
            (double)interval.Upper95
        )
        {
            Quantiles = interval.Quantiles,
        };

    /// <summary>Returns a quantile of a published month, in units.</summary>
    /// <param name="period">The month.</param>
    /// <param name="interval">Its forecast.</param>
    /// <param name="probability">From 0 to 1.</param>
    public static decimal ToQuantile(
        Month period,
        PredictionInterval interval,
        double probability
    ) => ToQuantity(ToPoint(period, interval).Quantile(probability));

    /// <summary>Returns the months whose adjusted quantity differs from <paramref name="history"/>.</summary>
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

    /// <summary>Computes the scales and classes that a product's errors are measured by, from the recorded history.</summary>
    public static ProductFacts ToFacts(ForecastResult result, IReadOnlyList<MonthQuantity> history)
    {
        double[] recorded = [.. history.Select(m => (double)m.Quantity)];
        var basis = ErrorBasis.From(recorded, SeasonLength, result.Points.Count);
        var year = recorded[^Math.Min(SeasonLength, recorded.Length)..];
        return new(
            result.DemandClass is { } demand
                ? JsonNamingPolicy.CamelCase.ConvertName(demand.ToString())
                : null,
            ToStored(history.TakeLast(SeasonLength).Sum(m => m.Quantity)),
            ToStored(DemandVariation.Coefficient(year)),
            [.. basis.Benchmark.Select(ToQuantity)],
            ToStored(basis.AbsoluteScale),
            ToStored(basis.SquaredScale)
        );
    }

    public static BacktestMonth ToBacktestMonth(BacktestPoint point)
    {
        var (demand, forecast, band, benchmark, _, absolute, squared) = point.Point;
        return new(
            Month.Of(point.Origin),
            new(
                Month.Of(point.Month),
                new(
                    ToQuantity(forecast),
                    ToQuantity(band!.Lower80),
                    ToQuantity(band.Upper80),
                    ToQuantity(band.Lower95),
                    ToQuantity(band.Upper95)
                )
                {
                    Quantiles = band.Quantiles,
                }
            ),
            ToQuantity(demand),
            ToQuantity(benchmark ?? 0),
            ToStored(absolute),
            ToStored(squared)
        );
    }

    public static RunnerUp? ToRunnerUp(ForecastResult result) =>
        result.RunnerUp is { } second ? new(second.Model, ToStored(second.Mase)) : null;

    public static AccuracyMeasures ToMeasures(ForecastAccuracy accuracy) =>
        new(
            ToStored(accuracy.Mase),
            ToStored(accuracy.Smape),
            ToStored(accuracy.Wape),
            ToStored(accuracy.Bias),
            accuracy.Coverage80,
            accuracy.Coverage95
        );

    public static DemandDriver ToDriver(ForecastDriver driver) =>
        new(
            Month.Of(driver.Month),
            driver.Kind switch
            {
                RegressorKind.Event => DriverKind.Event,
                RegressorKind.Price => DriverKind.Price,
                _ => DriverKind.Calendar,
            },
            driver.Name,
            Math.Sign(driver.Effect) * ToQuantity(Math.Abs(driver.Effect))
        );

    /// <summary>Limits a total of sales to what both databases store.</summary>
    public static decimal ToStored(decimal total) => Math.Clamp(total, -MaxQuantity, MaxQuantity);

    /// <summary>Returns null for a measure that is not finite, which SQL Server and JSON cannot hold.</summary>
    public static double? ToStored(double? measure) =>
        measure is { } value && double.IsFinite(value) ? value : null;

    /// <summary>Rounds to six decimals within 0 and <see cref="MaxQuantity"/>; NaN becomes 0.</summary>
    public static decimal ToQuantity(double value) =>
        value >= (double)MaxQuantity ? MaxQuantity
        : value > 0 ? Math.Round((decimal)value, DecimalJsonConverter.Decimals)
        : 0;
}

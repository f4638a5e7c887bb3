using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Forecasting.Selection;

/// <summary>Converts a backtest to months and to units of the sales.</summary>
internal static class BacktestPoints
{
    /// <summary>Creates the points of all folds, earliest origin first.</summary>
    /// <param name="folds">The backtest of the published forecast, in the models' scale.</param>
    /// <param name="recorded">The history in the same scale.</param>
    /// <param name="series">The history in units.</param>
    /// <param name="scale">From units to the models' scale.</param>
    /// <param name="settings">Horizon and season.</param>
    public static IReadOnlyList<BacktestPoint> From(
        IReadOnlyList<BacktestFold> folds,
        double[] recorded,
        MonthlySeries series,
        PowerOfTwoScale scale,
        ForecastSettings settings
    )
    {
        var bands = BacktestAccuracy.Bands(folds, settings.Horizon);
        var points = new List<BacktestPoint>();
        for (var f = folds.Count - 1; f >= 0; f--)
        {
            var (origin, forecast) = folds[f];
            var basis = ErrorBasis.From(
                recorded.AsSpan(0, origin.Months),
                settings.SeasonLength,
                origin.Demand.Length
            );
            for (var h = 0; h < origin.Demand.Length; h++)
            {
                points.Add(
                    new BacktestPoint(
                        series.MonthAt(origin.Months - 1),
                        series.MonthAt(origin.Months + h),
                        new AccuracyPoint(
                            scale.Up(origin.Demand[h]),
                            scale.Up(forecast.Values[h]),
                            scale.Up(bands[f][h]),
                            scale.Up(basis.Benchmark[h]),
                            Statistical: null,
                            basis.AbsoluteScale is { } absolute ? scale.Up(absolute) : null,
                            basis.SquaredScale is { } squared ? scale.Up(scale.Up(squared)) : null
                        )
                    )
                );
            }
        }

        return points;
    }
}

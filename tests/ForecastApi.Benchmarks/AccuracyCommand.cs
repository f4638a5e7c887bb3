using System.Diagnostics;
using System.Globalization;
using ForecastApi.Forecasting;
using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Benchmarks;

/// <summary>
/// <c>accuracy FOLDER</c>: forecasts every series of a folder (see <see cref="SeriesFolder"/>) with every model and
/// with the service's default, and prints the errors on the held-out months as a table.
/// </summary>
internal static class AccuracyCommand
{
    private const int Season = 12;
    private const double Probit80 = 1.2815515655446004;
    private const double Probit95 = 1.959963984540054;

    private sealed record Bounded(
        double[] Values,
        double[] L80,
        double[] U80,
        double[] L95,
        double[] U95
    );

    private sealed record Row(
        string Name,
        double Smape,
        double Mase,
        double Rmsse,
        double Cover80,
        double Cover95,
        double Milliseconds
    );

    public static int Run(string folder)
    {
        var all = SeriesFolder.Read(folder);
        IReadOnlyList<(string Name, Func<HeldOutSeries, Bounded> Forecast)> methods =
        [
            ("naive2", Alone(new SeasonallyAdjustedModel(new NaiveModel(), Season))),
            (SeasonalNaiveModel.ModelName, Alone(new SeasonalNaiveModel(Season))),
            .. SsaEnsemble.Variants(Season).Select(model => (model.Name, Alone(model))),
            .. ModelCatalog
                .Create(Season)
                .Where(model => model.Name is SsaEnsemble.ModelName or "mlNetSsa")
                .Select(model => (model.Name, Alone(model))),
            ("the service (ssa, backtest, bounds)", Service),
        ];

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Count} series"));
        Console.WriteLine();
        Console.WriteLine(
            "| method | sMAPE | MASE | RMSSE | OWA | 80 % covers | 95 % covers | CPU ms/series |"
        );
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        Row? naive2 = null;
        foreach (var (name, forecast) in methods)
        {
            var row = Measure(name, all, forecast);
            naive2 ??= row;
            var owa = ((row.Smape / naive2.Smape) + (row.Mase / naive2.Mase)) / 2;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {row.Name} | {row.Smape:F2} | {row.Mase:F3} | {row.Rmsse:F3} | {owa:F3} | {row.Cover80:F3} | {row.Cover95:F3} | {row.Milliseconds:F2} |"
                )
            );
        }

        Console.WriteLine();
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Peak memory {process.PeakWorkingSet64 / 1048576.0:F0} MiB."
            )
        );
        return 0;
    }

    /// <summary>A model by itself, its own standard errors taken for normal.</summary>
    private static Func<HeldOutSeries, Bounded> Alone(IForecastModel model) =>
        series =>
        {
            var forecast = model.Forecast(series.History.Values, series.Demand.Length);
            forecast = forecast with { Values = [.. forecast.Values.Select(v => Math.Max(0, v))] };
            var (l80, u80) = Bounds(forecast, Probit80);
            var (l95, u95) = Bounds(forecast, Probit95);
            return new Bounded(forecast.Values, l80, u80, l95, u95);
        };

    /// <summary>As the nightly run does it: rules, backtest, bounds from the backtest.</summary>
    private static Bounded Service(HeldOutSeries series)
    {
        var forecaster = new Forecaster(new ForecastSettings { Horizon = series.Demand.Length });
        var points = forecaster.Forecast(series.History, CancellationToken.None).Points;
        return new Bounded(
            [.. points.Select(p => p.Quantity)],
            [.. points.Select(p => p.Lower80)],
            [.. points.Select(p => p.Upper80)],
            [.. points.Select(p => p.Lower95)],
            [.. points.Select(p => p.Upper95)]
        );
    }

    private static (double[] Lower, double[] Upper) Bounds(ModelForecast forecast, double probit) =>
        (
            [
                .. forecast.Values.Zip(
                    forecast.StandardErrors,
                    (f, s) => Math.Max(0, f - (probit * s))
                ),
            ],
            [.. forecast.Values.Zip(forecast.StandardErrors, (f, s) => f + (probit * s))]
        );

    private static Row Measure(
        string name,
        IReadOnlyList<HeldOutSeries> all,
        Func<HeldOutSeries, Bounded> forecast
    )
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var forecasts = new Bounded[all.Count];
        Parallel.For(0, all.Count, i => forecasts[i] = forecast(all[i]));
        process.Refresh();
        var milliseconds = (process.TotalProcessorTime - before).TotalMilliseconds / all.Count;

        var pairs = all.Zip(forecasts).ToList();
        return new Row(
            name,
            100 * Mean(pairs, (s, f) => ForecastError.Smape(s.Demand, f.Values)),
            Mean(
                pairs,
                (s, f) =>
                    ForecastError.Mase(
                        s.Demand,
                        f.Values,
                        ForecastError.AbsoluteScale(s.History.Values, Season)
                    )
            ),
            Mean(
                pairs,
                (s, f) =>
                    ForecastError.Rmsse(
                        s.Demand,
                        f.Values,
                        ForecastError.SquaredScale(s.History.Values)
                    )
            ),
            Mean(pairs, (s, f) => ForecastError.Coverage(s.Demand, f.L80, f.U80)),
            Mean(pairs, (s, f) => ForecastError.Coverage(s.Demand, f.L95, f.U95)),
            milliseconds
        );
    }

    private static double Mean(
        IEnumerable<(HeldOutSeries Series, Bounded Forecast)> pairs,
        Func<HeldOutSeries, Bounded, double?> measure
    ) => pairs.Select(pair => measure(pair.Series, pair.Forecast)).Average() ?? double.NaN;
}

using System.Diagnostics;
using System.Globalization;
using ForecastApi.Forecasting;
using ForecastApi.Forecasting.Accuracy;
using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Models.Ssa;
using ForecastApi.Forecasting.Pooled;

namespace ForecastApi.Benchmarks;

/// <summary>
/// <c>accuracy FOLDER</c>: forecasts every series of a folder (see <see cref="SeriesFolder"/>) with every model and
/// as the nightly run does it, and prints the errors on the held-out months beside what others reached.
/// </summary>
internal static class AccuracyCommand
{
    private const int Season = 12;

    private static readonly IForecastModel Naive2 = new SeasonallyAdjustedModel(
        new NaiveModel(),
        Season
    );

    public static int Run(string folder)
    {
        var all = SeriesFolder.Read(folder);
        var horizon = all.Max(series => series.Demand.Length);
        Print($"{all.Count} series, {horizon} months held out");
        Console.WriteLine();
        Console.WriteLine(AccuracyRow.Head);
        var (naive2, _) = Measure("naive2", all, series => Alone(Naive2, series));
        Console.WriteLine(naive2.ToString(naive2));
        IForecastModel[] alone = [new SsaModel(Season + 1), .. ModelCatalog.Create(Season)];
        foreach (var model in alone)
        {
            var (row, _) = Measure(model.Name, all, series => Alone(model, series));
            Console.WriteLine(row.ToString(naive2));
        }

        var settings = new ForecastSettings { Horizon = horizon };
        var taught = Train(all, settings with { PooledTrees = true });
        foreach (var model in taught.Models)
        {
            var (row, _) = Measure(model.Name, all, series => Alone(model, series));
            Console.WriteLine(row.ToString(naive2));
        }

        var watch = Stopwatch.StartNew();
        var cpu = CpuTime();
        var pooled = Train(all, settings);
        var training = CpuTime() - cpu;
        var trained = watch.Elapsed;
        var forecaster = new Forecaster(settings, pooled);
        var points = new Dictionary<string, IReadOnlyList<ForecastPoint>>(StringComparer.Ordinal);
        watch.Restart();
        var (service, forecasts) = Measure(
            "**the service**",
            all,
            series =>
            {
                var found = forecaster.Forecast(series.History, CancellationToken.None).Points;
                lock (points)
                    points[series.Id] = found;
                return BoundedForecast.Of(found);
            },
            training
        );
        Console.WriteLine(service.ToString(naive2));
        PrintPublished(all);
        Print($"\nweighted quantile loss of the service: {Wql(all, points):F4}");
        PrintSteps(all, forecasts, horizon);
        PrintCost(all.Count, watch.Elapsed + trained, training);
        return 0;
    }

    private static double? Wql(
        IReadOnlyList<HeldOutSeries> all,
        Dictionary<string, IReadOnlyList<ForecastPoint>> points
    )
    {
        var group = new GroupErrors();
        foreach (var series in all)
        {
            var errors = new SeriesErrors();
            foreach (var (demand, point) in series.Demand.Zip(points[series.Id]))
                errors.Add(
                    new AccuracyPoint(demand, point.Quantity, point.Band, null, null, null, null)
                );
            group.Add(errors);
        }
        return group.Report().Wql;
    }

    private static PooledKnowledge Train(
        IReadOnlyList<HeldOutSeries> all,
        ForecastSettings settings
    ) =>
        PooledKnowledge.Learn(
            [.. all.Select(series => series.History)],
            settings,
            Environment.ProcessorCount,
            CancellationToken.None
        );

    private static (AccuracyRow Row, BoundedForecast[] Forecasts) Measure(
        string name,
        IReadOnlyList<HeldOutSeries> all,
        Func<HeldOutSeries, BoundedForecast> forecast,
        TimeSpan before = default
    )
    {
        var cpu = CpuTime();
        var forecasts = new BoundedForecast[all.Count];
        Parallel.For(0, all.Count, i => forecasts[i] = forecast(all[i]));
        return (AccuracyRow.Of(name, all, forecasts, CpuTime() - cpu + before), forecasts);
    }

    /// <summary>A model by itself; the mean where the history is too short for it.</summary>
    private static BoundedForecast Alone(IForecastModel model, HeldOutSeries series)
    {
        var values = series.History.Values;
        var able = values.Length >= model.MinHistory ? model : new MeanModel();
        return BoundedForecast.Of(able.Forecast(values, series.Demand.Length));
    }

    private static void PrintPublished(IReadOnlyList<HeldOutSeries> all)
    {
        if (!PublishedResults.Apply(all))
            return;
        foreach (var row in PublishedResults.M3Monthly)
            Print(
                $"| *{row.Method}* | {Text(row.Smape, "F2")} | {Text(row.Mase, "F3")} | | {Text(row.Owa, "F3")} | | | {Text(row.Cover95, "F2")} | |"
            );

        static string Text(double? value, string format) =>
            value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
    }

    private static void PrintSteps(
        IReadOnlyList<HeldOutSeries> all,
        BoundedForecast[] forecasts,
        int horizon
    )
    {
        Console.WriteLine();
        Console.WriteLine("| lead | 80 % covers | 95 % covers |");
        Console.WriteLine("|---|---|---|");
        for (var h = 0; h < horizon; h++)
        {
            var able = Enumerable.Range(0, all.Count).Where(i => h < all[i].Demand.Length).ToList();
            double[] demand = [.. able.Select(i => all[i].Demand[h])];
            var step = h;
            var cover80 = ForecastError.Coverage(
                demand,
                [.. able.Select(i => forecasts[i].Lower80[step])],
                [.. able.Select(i => forecasts[i].Upper80[step])]
            );
            var cover95 = ForecastError.Coverage(
                demand,
                [.. able.Select(i => forecasts[i].Lower95[step])],
                [.. able.Select(i => forecasts[i].Upper95[step])]
            );
            Print($"| {h + 1} | {cover80:F3} | {cover95:F3} |");
        }
    }

    private static void PrintCost(int series, TimeSpan elapsed, TimeSpan training)
    {
        Console.WriteLine();
        using var process = Process.GetCurrentProcess();
        Print(
            $"The service's way took {elapsed.TotalSeconds:F1} s on {Environment.ProcessorCount} cores, {series / elapsed.TotalSeconds:F0} series/s, training ({training.TotalSeconds:F1} s of CPU) included; peak memory {process.PeakWorkingSet64 / 1048576.0:F0} MiB."
        );
    }

    private static TimeSpan CpuTime() => Environment.CpuUsage.TotalTime;

    private static void Print(FormattableString line) =>
        Console.WriteLine(FormattableString.Invariant(line));
}

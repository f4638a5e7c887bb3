using System.Diagnostics;
using System.Globalization;
using System.Net;
using ForecastApi.Processes;
using Microsoft.Data.Sqlite;

namespace ForecastApi.Benchmarks;

/// <summary>
/// <c>run [PRODUCTS ...]</c>: a night of the service, in a process of its own on a new file, for each number of products
/// made up here (60 months each): import, forecast run, reads, memory, and how they grow, each beside what the provider
/// or the engine alone takes for the same in the same run.
/// </summary>
internal static class RunCommand
{
    private const string Constant = "/health/live";
    private const int BatchSize = 100;
    private const int ReadsPerSecond = 100;
    private const int RowsPerStatement = 16;

    private const int WarmUpRows = 100_000;

    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(10);

    private sealed record Night(
        int Products,
        double ImportRate,
        double BareImportRate,
        double RunSeconds,
        double EngineSeconds,
        ServiceMetrics Steps,
        long RowsWritten,
        double BareWriteRate,
        double ReadMedian,
        double ReadP99,
        double ConstantMedian,
        double PeakMiB
    )
    {
        private int Workers { get; } = Environment.ProcessorCount;

        public double WriteRate => RowsWritten / Steps.Save;

        /// <summary>By the service's own clock: neither training nor fitting.</summary>
        public double NotFitting => 1 - ((Steps.Prepare + (Steps.Fit / Workers)) / RunSeconds);
    }

    public static async Task<int> RunAsync(string[] args)
    {
        int[] sizes =
            args.Length > 0
                ? [.. args.Select(a => int.Parse(a, CultureInfo.InvariantCulture))]
                : [1000, 10_000];
        Print($"{Environment.ProcessorCount} processors, .NET {Environment.Version}");
        Print($"");
        Print(
            $"| products | import rows/s | of bare inserts | run s | engine alone s | not fitting | rows written/s | of bare inserts | one forecast p50, p99 ms | of a constant string | peak MiB |"
        );
        Print($"|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var products in sizes)
        {
            var n = await MeasureAsync(products);
            Print(
                $"| {n.Products:N0} | {n.ImportRate:N0} | {n.ImportRate / n.BareImportRate:F2} | {n.RunSeconds:F1} | {n.EngineSeconds:F1} | {n.NotFitting:P1} | {n.WriteRate:N0} | {n.WriteRate / n.BareWriteRate:F2} | {n.ReadMedian:F1}, {n.ReadP99:F1} | {n.ReadMedian / n.ConstantMedian:F1} | {n.PeakMiB:F0} |"
            );
        }

        return 0;
    }

    private static async Task<Night> MeasureAsync(int products)
    {
        var folder = Directory.CreateTempSubdirectory("forecastapi-run-").FullName;
        try
        {
            var file = Path.Combine(folder, "forecast.db");
            var csv = Path.Combine(folder, "sales.csv");
            var sales = SampleSales.OfHistories(products);
            sales.WriteCsv(csv, "P-");
            using var service = await ServiceProcess.StartAsync(file);
            await WarmUpAsync(service, Path.Combine(folder, "warm-up.csv"));
            var watch = Stopwatch.StartNew();
            await service.ImportAsync(csv);
            var importRate = sales.Rows.Length / watch.Elapsed.TotalSeconds;
            var bareImport = BareInsert.Measure(folder, sales, RowsPerStatement);
            var seconds = await service.ForecastAsync();
            var steps = await ServiceMetrics.ReadAsync(service);
            // Wait for the preparation after a run, which is not part of the measurement
            await service.IdleAsync();
            var reads = await HttpLoad.SteadyAsync(
                service.Client,
                i =>
                    $"/api/v1/products/{SampleSales.Sku("P-", 1 + (i * 7919 % products))}/forecast",
                ReadsPerSecond,
                Reading
            );
            var constants = await HttpLoad.SteadyAsync(
                service.Client,
                _ => Constant,
                ReadsPerSecond,
                Reading
            );
            var peak = service.PeakMemory / 1048576.0;
            await service.StopAsync();
            var engine = EngineAlone.Measure(products);
            var bareWrite = BareForecastInsert.Measure(file, folder, BatchSize);
            return new(
                products,
                importRate,
                bareImport.Rate,
                seconds,
                engine.TotalSeconds,
                steps,
                BareForecastInsert.Rows(file),
                bareWrite.Rate,
                HttpLoad.Quantile(reads, 0.5),
                HttpLoad.Quantile(reads, 0.99),
                HttpLoad.Quantile(constants, 0.5),
                peak
            );
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>An import that is refused for its last row: the code is compiled, and nothing is stored.</summary>
    private static async Task WarmUpAsync(ServiceProcess service, string csv)
    {
        new SampleSales(WarmUpRows, byMonth: false).WriteCsv(csv, "WARM-");
        await File.AppendAllTextAsync(csv, "WARM-0,nonsense,1,1,web\n");
        using var answer = await service.ImportTextAsync(
            await File.ReadAllTextAsync(csv),
            later: false,
            CancellationToken.None
        );
        if (answer.StatusCode != HttpStatusCode.UnprocessableEntity)
            throw new InvalidOperationException($"The warm-up was answered {answer.StatusCode}.");
    }

    private static void Print(FormattableString text) =>
        Console.WriteLine(FormattableString.Invariant(text));
}

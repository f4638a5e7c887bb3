using System.Diagnostics;
using System.Globalization;

namespace ForecastApi.Benchmarks;

/// <summary>
/// <c>import [ROWS] [sku|month]</c>: the rate of the service's sales import over HTTP beside the rate at which
/// the bare provider inserts the same rows, in alternating rounds, and the service's peak memory.
/// </summary>
internal static class ImportCommand
{
    private const int Rounds = 5;
    private const int DefaultRows = 200_000;
    private const int WarmUpRows = 20_000;

    private static readonly int[] RowsPerStatement = [1, 4, 16, 64];

    private sealed record Served(double First, double Second, long PeakBefore, long PeakAfter);

    public static async Task<int> RunAsync(string[] args)
    {
        var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : DefaultRows;
        var byMonth = args is [_, "month", ..];
        var folder = Directory.CreateTempSubdirectory("forecastapi-import-").FullName;
        try
        {
            await CompareAsync(new SampleSales(rows, byMonth), folder);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(SampleSales sales, string folder)
    {
        var csv = Path.Combine(folder, "sales.csv");
        var warmUp = Path.Combine(folder, "warm-up.csv");
        sales.WriteCsv(csv);
        new SampleSales(WarmUpRows, byMonth: false).WriteCsv(warmUp, "WARM-");
        Print(
            $"{sales.Rows.Length:N0} rows, {sales.Skus:N0} SKUs, {new FileInfo(csv).Length / 1e6:F1} MB of CSV; rows/s, {Rounds} rounds"
        );
        Print($"| round | import | again, all unchanged | bare insert | ratio |");
        Print($"|---|---|---|---|---|");
        var served = new List<Served>();
        var bare = new Dictionary<int, List<double>>();
        for (var round = 1; round <= Rounds; round++)
        {
            served.Add(await ServeAsync(Path.Combine(folder, $"served-{round}.db"), csv, warmUp));
            foreach (var shape in RowsPerStatement)
            {
                var file = Path.Combine(folder, $"bare-{round}-{shape}.db");
                bare.TryAdd(shape, []);
                bare[shape].Add(BareInsert.Measure(file, sales, shape));
                File.Delete(file);
            }
            var fastest = bare.Values.Max(rates => rates[^1]);
            Print(
                $"| {round} | {served[^1].First:N0} | {served[^1].Second:N0} | {fastest:N0} | {served[^1].First / fastest:F2} |"
            );
        }
        var (best, rate) = bare.Select(b => (b.Key, Rate: Median(b.Value))).MaxBy(b => b.Rate);
        var import = Median(served.Select(s => s.First));
        Print(
            $"| median | {import:N0} | {Median(served.Select(s => s.Second)):N0} | {rate:N0} | {import / rate:F2} |"
        );
        Console.WriteLine();
        Print($"The fastest bare insert sends {best} rows a statement.");
        Print(
            $"Peak memory of the service {served.Max(s => s.PeakBefore) / 1048576.0:F0} MiB before and {served.Max(s => s.PeakAfter) / 1048576.0:F0} MiB after the imports."
        );
    }

    /// <summary>A service with a new file, its code warm, imports the rows twice.</summary>
    private static async Task<Served> ServeAsync(string database, string csv, string warmUp)
    {
        try
        {
            using var service = await ServiceProcess.StartAsync(database);
            await service.ImportAsync(warmUp);
            var before = service.PeakMemory;
            var first = await RateAsync(service, csv, "inserted");
            var second = await RateAsync(service, csv, "unchanged");
            return new Served(first, second, before, service.PeakMemory);
        }
        finally
        {
            File.Delete(database);
            File.Delete(database + "-wal");
            File.Delete(database + "-shm");
        }
    }

    private static async Task<double> RateAsync(ServiceProcess service, string csv, string counted)
    {
        var watch = Stopwatch.StartNew();
        var answer = await service.ImportAsync(csv);
        var seconds = watch.Elapsed.TotalSeconds;
        var rows = answer.GetProperty(counted).GetInt64();
        return rows == answer.GetProperty("received").GetInt64()
            ? rows / seconds
            : throw new InvalidOperationException($"Not every row was {counted}: {answer}");
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static void Print(FormattableString text) =>
        Console.WriteLine(FormattableString.Invariant(text));
}

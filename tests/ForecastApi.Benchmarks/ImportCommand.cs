using System.Diagnostics;
using System.Globalization;
using ForecastApi.Processes;

namespace ForecastApi.Benchmarks;

/// <summary>
/// <c>import [ROWS] [sku|month]</c>: the rate of the service's sales import over HTTP beside the rate at which
/// the bare provider inserts the same rows, in alternating rounds, with the CPU time of both (which other work
/// on the machine does not change as much) and the service's peak memory.
/// </summary>
internal static class ImportCommand
{
    private const int DefaultRows = 200_000;
    private const int WarmUpRows = 200_000;
    private const int WarmUps = 3;
    private const int MaxRounds = 5;

    private sealed record Served(
        Timing Cold,
        Timing First,
        Timing Second,
        long PeakBefore,
        long PeakAfter
    );

    public static async Task<int> RunAsync(string[] args)
    {
        var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : DefaultRows;
        var sales = new SampleSales(rows, byMonth: args is [_, "month", ..]);
        var folder = Directory.CreateTempSubdirectory("forecastapi-import-").FullName;
        try
        {
            sales.WriteCsv(Path.Combine(folder, "sales.csv"), "SKU-");
            new SampleSales(WarmUpRows, byMonth: false).WriteCsv(
                Path.Combine(folder, "warm-up.csv"),
                "WARM-"
            );
            await CompareAsync(sales, folder, Math.Clamp(1_000_000 / rows, 1, MaxRounds));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(SampleSales sales, string folder, int rounds)
    {
        var database = BenchmarkDatabase.Of(folder);
        var served = new List<Served>();
        var bare = database.Bare.ToDictionary(
            b => b.Name,
            _ => new List<Timing>(),
            StringComparer.Ordinal
        );
        for (var round = 0; round < rounds; round++)
        {
            served.Add(await database.UseAsync(settings => ServeAsync(settings, folder)));
            foreach (var (name, measureAsync) in database.Bare)
                bare[name].Add(await measureAsync(sales));
        }

        var (shape, fastest) = bare.Select(b => (b.Key, Timing: Timing.Median(b.Value)))
            .MaxBy(b => b.Timing.Rate);
        Print(
            $"{sales.Rows.Length:N0} rows of {sales.Skus:N0} SKUs, median of {rounds} alternating rounds"
        );
        Console.WriteLine();
        Print($"| | rows/s | of the bare insert | CPU s per million rows |");
        Print($"|---|---|---|---|");
        Line($"bare insert, {shape}", fastest);
        Line("import", Timing.Median(served.Select(s => s.First)));
        Line("the same again, all unchanged", Timing.Median(served.Select(s => s.Second)));
        Line("the first import of a process", Timing.Median(served.Select(s => s.Cold)));
        Console.WriteLine();
        Print(
            $"Peak memory of the service {served.Max(s => s.PeakBefore) / 1048576.0:F0} MiB before and {served.Max(s => s.PeakAfter) / 1048576.0:F0} MiB after the imports."
        );

        void Line(string name, Timing timing) =>
            Print(
                $"| {name} | {timing.Rate:N0} | {timing.Rate / fastest.Rate:F2} | {timing.CpuPerMillion:F2} |"
            );
    }

    /// <summary>On a new database: the first import, then, its code compiled, the rows twice.</summary>
    private static async Task<Served> ServeAsync(
        (string Name, string Value)[] settings,
        string folder
    )
    {
        using var service = await ServiceProcess.StartAsync("", settings);
        var start = service.PeakMemory;
        var warmUp = Path.Combine(folder, "warm-up.csv");
        var cold = await ImportAsync(service, warmUp, "inserted");
        for (var i = 1; i < WarmUps; i++)
            await ImportAsync(service, warmUp, "unchanged");
        var sales = Path.Combine(folder, "sales.csv");
        var first = await ImportAsync(service, sales, "inserted");
        var second = await ImportAsync(service, sales, "unchanged");
        return new Served(cold, first, second, start, service.PeakMemory);
    }

    /// <param name="counted">The expected outcome of every row.</param>
    private static async Task<Timing> ImportAsync(
        ServiceProcess service,
        string csv,
        string counted
    )
    {
        var cpu = service.CpuTime;
        var watch = Stopwatch.StartNew();
        var answer = await service.ImportAsync(csv);
        var wall = watch.Elapsed;
        var rows = answer.GetProperty(counted).GetInt64();
        return rows == answer.GetProperty("received").GetInt64()
            ? new Timing(rows, wall, service.CpuTime - cpu)
            : throw new InvalidOperationException($"Not every row was {counted}: {answer}");
    }

    private static void Print(FormattableString text) =>
        Console.WriteLine(FormattableString.Invariant(text));
}

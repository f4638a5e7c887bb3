using System.Globalization;
using ForecastApi.Processes;

namespace ForecastApi.Benchmarks;

/// <summary>
/// <c>run [PRODUCTS ...]</c>: a whole forecast run of the service, over HTTP in a process of its own, for each number
/// of products made up here (60 months each): how time and memory grow, as ratios to the first size.
/// </summary>
internal static class RunCommand
{
    private const int Months = 60;

    public static async Task<int> RunAsync(string[] args)
    {
        int[] sizes =
            args.Length > 0
                ? [.. args.Select(a => int.Parse(a, CultureInfo.InvariantCulture))]
                : [1000, 10_000];
        Console.WriteLine(
            "| products | run s | products/s | ms/product of the first size's | peak memory MiB | of the first size's |"
        );
        Console.WriteLine("|---|---|---|---|---|---|");
        (double PerProduct, double Peak)? first = null;
        foreach (var products in sizes)
        {
            var (seconds, peak) = await MeasureAsync(products);
            var perProduct = seconds / products;
            first ??= (perProduct, peak);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {products:N0} | {seconds:F1} | {products / seconds:F0} | {perProduct / first.Value.PerProduct:F2} | {peak:F0} | {peak / first.Value.Peak:F2} |"
                )
            );
        }

        return 0;
    }

    private static async Task<(double Seconds, double PeakMiB)> MeasureAsync(int products)
    {
        var folder = Directory.CreateTempSubdirectory("forecastapi-run-").FullName;
        try
        {
            var csv = Path.Combine(folder, "sales.csv");
            WriteCsv(csv, products);
            using var service = await ServiceProcess.StartAsync(
                Path.Combine(folder, "forecast.db")
            );
            await service.ImportAsync(csv);
            var seconds = await service.ForecastAsync();
            return (seconds, service.PeakMemory / 1048576.0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Level, trend, season and noise that differ by product, from a fixed seed.</summary>
    internal static void WriteCsv(string path, int products)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine("sku,date,quantity");
        for (var p = 0; p < products; p++)
        {
            var random = new Random(p);
            var (level, trend) = (
                20 + (980 * random.NextDouble()),
                0.6 * (random.NextDouble() - 0.4)
            );
            var (season, noise, peak) = (
                0.5 * random.NextDouble(),
                0.05 + (0.3 * random.NextDouble()),
                random.Next(12)
            );
            for (var m = 0; m < Months; m++)
            {
                var mean =
                    level
                    * (1 + (trend * m / Months))
                    * (1 + (season * Math.Cos((m - peak) * Math.PI / 6)));
                var quantity = Math.Max(0, mean * (1 + (noise * ((2 * random.NextDouble()) - 1))));
                writer.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"P{p:D6},{new DateOnly(2020, 1, 1).AddMonths(m):yyyy-MM-dd},{quantity:F2}"
                    )
                );
            }
        }
    }
}

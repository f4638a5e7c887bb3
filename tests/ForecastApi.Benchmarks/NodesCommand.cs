using System.Globalization;
using ForecastApi.Processes;

namespace ForecastApi.Benchmarks;

/// <summary>
/// <c>nodes [PRODUCTS] [WORKERS]</c>: a run by one worker process and by more, each with one thread, beside a web process
/// on the same database: how the time falls.
/// </summary>
internal static class NodesCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var products = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5000;
        var most = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 2;
        var folder = Directory.CreateTempSubdirectory("forecastapi-nodes-").FullName;
        try
        {
            var csv = Path.Combine(folder, "sales.csv");
            SampleSales.OfHistories(products).WriteCsv(csv, "P-");
            Console.WriteLine("| worker processes | products | run s | products/s | of one |");
            Console.WriteLine("|---|---|---|---|---|");
            double? one = null;
            for (var workers = 1; workers <= most; workers++)
            {
                var seconds = await BenchmarkDatabase
                    .Of(folder)
                    .UseAsync(settings => MeasureAsync(settings, csv, workers));
                one ??= seconds;
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {workers} | {products:N0} | {seconds:F1} | {products / seconds:F0} | {one / seconds:F2} |"
                    )
                );
            }
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> MeasureAsync(
        (string Name, string Value)[] settings,
        string csv,
        int count
    )
    {
        using var web = await ServiceProcess.StartAsync("", [.. settings, ("Node__Role", "web")]);
        await web.ImportAsync(csv);
        var workers = new List<ServiceProcess>();
        try
        {
            for (var i = 0; i < count; i++)
                workers.Add(
                    await ServiceProcess.StartAsync(
                        "",
                        [.. settings, ("Node__Role", "worker"), ("Forecast__Workers", "1")]
                    )
                );
            return await web.ForecastAsync();
        }
        finally
        {
            foreach (var worker in workers)
                worker.Dispose();
        }
    }
}

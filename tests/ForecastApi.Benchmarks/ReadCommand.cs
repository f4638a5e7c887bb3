using System.Globalization;
using ForecastApi.Processes;
using Microsoft.Data.Sqlite;

namespace ForecastApi.Benchmarks;

/// <summary>
/// <c>read [PRODUCTS] [NIGHTS]</c>: reading one product's forecast with so many nightly runs stored: the latency at 200
/// requests a second, and the throughput beside that of a route that answers a constant string, in the same run.
/// </summary>
internal static class ReadCommand
{
    private const string Constant = "/health/live";
    private const int PerSecond = 200;

    private static readonly TimeSpan Steady = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(string[] args)
    {
        var products = Argument(args, 0, 1000);
        var nights = Argument(args, 1, 365);
        var folder = Directory.CreateTempSubdirectory("forecastapi-read-").FullName;
        try
        {
            var file = Path.Combine(folder, "forecast.db");
            var csv = Path.Combine(folder, "sales.csv");
            SampleSales.OfHistories(products).WriteCsv(csv, "P-");
            using (var service = await ServiceProcess.StartAsync(file))
            {
                await service.ImportAsync(csv);
                await service.ForecastAsync();
                await service.StopAsync();
            }
            Repeat(file, nights);
            using (var service = await ServiceProcess.StartAsync(file))
                await MeasureAsync(service.Client, products, nights);
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(HttpClient http, int products, int nights)
    {
        string Forecast(int i) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"/api/v1/products/{SampleSales.Sku("P-", 1 + (i * 7919 % products))}/forecast"
            );
        await HttpLoad.RateAsync(http, Forecast, Burst);
        // The service has finished its preparation after the start by then
        await Task.Delay(Settle);
        var latencies = await HttpLoad.SteadyAsync(http, Forecast, PerSecond, Steady);
        var constants = await HttpLoad.SteadyAsync(http, _ => Constant, PerSecond, Steady);
        var rates = new List<(double Constant, double Read)>();
        for (var round = 0; round < 3; round++)
            rates.Add(
                (
                    await HttpLoad.RateAsync(http, _ => Constant, Burst),
                    await HttpLoad.RateAsync(http, Forecast, Burst)
                )
            );
        var (constant, read) = rates.OrderBy(r => r.Read / r.Constant).ElementAt(rates.Count / 2);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {products:N0} products, {nights} nightly runs stored, {PerSecond} requests/s for {Steady.TotalSeconds:F0} s:
                p50 {HttpLoad.Quantile(latencies, 0.5):F1} ms, p95 {HttpLoad.Quantile(
                    latencies,
                    0.95
                ):F1} ms, p99 {HttpLoad.Quantile(latencies, 0.99):F1} ms, most {latencies[^1]:F1} ms
                a constant string likewise: p50 {HttpLoad.Quantile(constants, 0.5):F1} ms, p99 {HttpLoad.Quantile(
                    constants,
                    0.99
                ):F1} ms
                {HttpLoad.Clients} clients without a pause: {read:F0} forecasts/s, {constant:F0} constant strings/s, ratio {read
                    / constant:F2}
                """
            )
        );
    }

    /// <summary>The run that is stored, as often as there were nights; what is read is the last.</summary>
    private static void Repeat(string file, int nights)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        for (var night = 2; night <= nights; night++)
        {
            using var transaction = connection.BeginTransaction();
            foreach (
                var table in (string[])
                    ["ForecastRuns", "ForecastBatches", "ForecastProducts", "Forecasts"]
            )
            {
                using var command = connection.CreateCommand();
                command.Transaction = transaction;
                command.CommandText = Copy(connection, table);
                command.Parameters.AddWithValue("@Night", night);
                command.Parameters.AddWithValue("@RunId", Guid.NewGuid().ToString());
                command.ExecuteNonQuery();
            }
            transaction.Commit();
        }
    }

    private static string Copy(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT group_concat(name) FROM pragma_table_info('{table}')";
        var columns = (string)command.ExecuteScalar()!;
        var values = columns
            .Split(',')
            .Select(c =>
                c switch
                {
                    "RunNumber" => "@Night",
                    "RunId" => "@RunId",
                    "Official" => "0",
                    _ => c,
                }
            );
        return $"INSERT INTO {table} ({columns}) SELECT {string.Join(',', values)} FROM {table} WHERE RunNumber = 1";
    }

    private static int Argument(string[] args, int place, int otherwise) =>
        args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : otherwise;
}

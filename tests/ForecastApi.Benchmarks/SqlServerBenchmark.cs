using System.Data;
using System.Diagnostics;
using System.Globalization;
using ForecastApi.Processes;
using Microsoft.Data.SqlClient;

namespace ForecastApi.Benchmarks;

/// <summary>Databases of a SQL Server, each created for one round and dropped after it.</summary>
internal sealed class SqlServerBenchmark(string server) : BenchmarkDatabase
{
    private const string ConnectionString = "ConnectionStrings__Forecast";
    private const int RowsPerTable = 50_000;

    public override IReadOnlyList<(
        string Name,
        Func<SampleSales, Task<Timing>> MeasureAsync
    )> Bare => [("SqlBulkCopy", CopyAsync)];

    public override async Task<T> UseAsync<T>(Func<(string Name, string Value)[], Task<T>> work)
    {
        var name = "forecastapi_bench_" + Guid.NewGuid().ToString("N")[..12];
        try
        {
            return await work([
                ("Database__Provider", "sqlServer"),
                (
                    ConnectionString,
                    new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ToString()
                ),
            ]);
        }
        finally
        {
            await DropAsync(name);
        }
    }

    /// <summary>Into the service's own schema, which it makes when it starts.</summary>
    private Task<Timing> CopyAsync(SampleSales sales) =>
        UseAsync(async settings =>
        {
            using (var service = await ServiceProcess.StartAsync("", settings))
                await service.TerminateAsync();
            return await CopyAsync(settings.Single(s => s.Name == ConnectionString).Value, sales);
        });

    private static async Task<Timing> CopyAsync(string connectionString, SampleSales sales)
    {
        var connection = new SqlConnection(connectionString);
        await using (connection)
        {
            await connection.OpenAsync();
            using var products = new DataTable();
            products.Columns.Add("ProductId", typeof(int));
            products.Columns.Add("Sku", typeof(string));
            products.Columns.Add("Status", typeof(string));
            for (var p = 1; p <= sales.Skus; p++)
                products.Rows.Add(p, SampleSales.Sku("SKU-", p), "active");
            await WriteAsync(connection, "Products", products, SqlBulkCopyOptions.KeepIdentity);

            var cpu = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            foreach (var chunk in sales.Rows.Chunk(RowsPerTable))
            {
                using var rows = Table(chunk);
                await WriteAsync(connection, "Sales", rows, SqlBulkCopyOptions.Default);
            }
            return new(sales.Rows.Length, watch.Elapsed, Environment.CpuUsage.TotalTime - cpu);
        }
    }

    private static DataTable Table(SampleSales.Row[] rows)
    {
        var table = new DataTable();
        table.Columns.Add("ProductId", typeof(int));
        table.Columns.Add("SaleDate", typeof(DateTime));
        table.Columns.Add("Channel", typeof(string));
        table.Columns.Add("Quantity", typeof(decimal));
        table.Columns.Add("UnitPrice", typeof(decimal));
        foreach (var row in rows)
            table.Rows.Add(
                row.ProductId,
                DateTime.ParseExact(row.SaleDate, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                SampleSales.Row.Channel,
                row.Quantity / 1e6m,
                row.UnitPrice / 1e6m
            );
        return table;
    }

    private static async Task WriteAsync(
        SqlConnection connection,
        string target,
        DataTable rows,
        SqlBulkCopyOptions options
    )
    {
        using var copy = new SqlBulkCopy(connection, options, externalTransaction: null)
        {
            DestinationTableName = target,
            BulkCopyTimeout = 3600,
        };
        foreach (DataColumn column in rows.Columns)
            copy.ColumnMappings.Add(column.ColumnName, column.ColumnName);
        await copy.WriteToServerAsync(rows);
    }

    private async Task DropAsync(string name)
    {
        SqlConnection.ClearAllPools();
        var connection = new SqlConnection(server);
        await using (connection)
        {
            await connection.OpenAsync();
            var command = connection.CreateCommand();
            await using (command)
            {
                command.CommandText = $"DROP DATABASE IF EXISTS [{name}]";
                await command.ExecuteNonQueryAsync();
            }
        }
    }
}

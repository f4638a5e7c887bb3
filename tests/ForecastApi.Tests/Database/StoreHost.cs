using System.Globalization;
using ForecastApi.Data;
using ForecastApi.Hosting;
using ForecastApi.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ForecastApi.Tests;

/// <summary>
/// The service's own wiring on a database of its own, never started: no web server, no jobs, only the stores.
/// The clock stands at noon of 2026-01-15, so that 2025-12 is the last complete month.
/// </summary>
public sealed class StoreHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string? _folder;
    private readonly bool _owner;

    private StoreHost(
        DatabaseProvider provider,
        string connectionString,
        string? folder,
        bool owner
    )
    {
        (Provider, ConnectionString, _folder, _owner) = (provider, connectionString, folder, owner);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddLogging();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Database:Provider"] = provider.ToString(),
                ["ConnectionStrings:Forecast"] = connectionString,
                ["Work:Storage"] = "memory",
                ["Forecast:BatchSize"] = BatchSize.ToString(CultureInfo.InvariantCulture),
            }
        );
        builder.AddForecastApi();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        _services = builder.Services.BuildServiceProvider();
    }

    /// <summary>Products in a batch of a forecast run.</summary>
    public const int BatchSize = 2;

    public DatabaseProvider Provider { get; }

    public string ConnectionString { get; }

    public FakeTimeProvider Clock { get; } =
        new(new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero));

    /// <summary>On a fresh database with the current schema.</summary>
    public static async Task<StoreHost> CreateAsync(DatabaseProvider provider)
    {
        var host = await WithoutDatabaseAsync(provider);
        try
        {
            if (provider == DatabaseProvider.Sqlite)
            {
                var file = new SqliteConnectionStringBuilder(host.ConnectionString).DataSource;
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                TemplateDatabase.CopyTo(file);
            }
            await host.Get<Migrator>().MigrateAsync(CancellationToken.None);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>With the name of a database that does not exist yet.</summary>
    public static async Task<StoreHost> WithoutDatabaseAsync(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.SqlServer)
        {
            var target = new SqlConnectionStringBuilder(
                await SqlServerForTests.ConnectionStringAsync()
            )
            {
                InitialCatalog = "forecastapi_test_" + Guid.NewGuid().ToString("N")[..12],
            };
            return new(provider, target.ToString(), null, owner: true);
        }
        var folder = Directory.CreateTempSubdirectory("forecastapi-store-").FullName;
        var file = Path.Combine(folder, "missing", "forecast.db");
        return new(provider, $"Data Source={file}", folder, owner: true);
    }

    /// <summary>Another process, as it were, on the same database.</summary>
    public StoreHost Second() => new(Provider, ConnectionString, null, owner: false);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Runs items and the work that follows from them, as Hangfire would.</summary>
    public async Task RunAsync(params WorkItem[] items)
    {
        var open = new Queue<WorkItem>(items);
        while (open.TryDequeue(out var item))
            foreach (
                var next in await Handler(item.Kind)
                    .RunAsync(item, TestContext.Current.CancellationToken)
            )
                if (next.Kind != WorkKind.CacheWarming)
                    open.Enqueue(next);
    }

    public IWorkHandler Handler(WorkKind kind) =>
        _services.GetServices<IWorkHandler>().Single(h => h.Kind == kind);

    /// <summary>The one value of a query, for what no store reads.</summary>
    public async Task<T> ScalarAsync<T>(string sql)
    {
        var connection = await Get<ForecastApi.Data.Database>().OpenAsync(CancellationToken.None);
        await using (connection)
        {
            var command = connection.CreateCommand();
            await using (command)
            {
                command.CommandText = sql;
                return (T)
                    Convert.ChangeType(
                        (await command.ExecuteScalarAsync())!,
                        typeof(T),
                        CultureInfo.InvariantCulture
                    );
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (!_owner)
            return;
        if (Provider == DatabaseProvider.SqlServer)
        {
            await DropAsync();
            return;
        }
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder!, recursive: true);
    }

    private async Task DropAsync()
    {
        await using (var pooled = new SqlConnection(ConnectionString))
            SqlConnection.ClearPool(pooled);
        var target = new SqlConnectionStringBuilder(ConnectionString);
        var name = target.InitialCatalog;
        (target.InitialCatalog, target.Pooling) = ("master", false);
        var connection = new SqlConnection(target.ToString());
        await using (connection)
        {
            await connection.OpenAsync();
            await TryAsync(
                connection,
                $"EXEC sp_getapplock @Resource = '{Migrator.LockName}', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 60000"
            );
            await TryAsync(
                connection,
                $"ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE"
            );
            await TryAsync(connection, $"DROP DATABASE IF EXISTS [{name}]");
        }
    }

    /// <summary>Runs a cleanup statement; its failure must not fail the test.</summary>
    private static async Task TryAsync(SqlConnection connection, string sql)
    {
        try
        {
            var command = connection.CreateCommand();
            await using (command)
            {
                command.CommandText = sql;
                await command.ExecuteNonQueryAsync();
            }
        }
        catch (SqlException error)
        {
            TestContext.Current.SendDiagnosticMessage("{0}: {1}", sql, error.Message);
        }
    }
}

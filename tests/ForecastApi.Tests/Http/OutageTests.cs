using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ForecastApi.Tests.Http;

/// <summary>A database that is locked or damaged.</summary>
public sealed class OutageTests : IAsyncDisposable
{
    private readonly ApiFixture _api = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Write_When_another_process_locks_the_database_Then_503_within_the_limit()
    {
        _api.Settings["Database:RequestWaitSeconds"] = "1";
        await _api.StoreAsync("/api/v1/products/A", new { });
        var connection = await LockAsync();
        await using (connection)
        {
            var watch = Stopwatch.StartNew();
            using var put = await _api.PutAsync("/api/v1/products/B", new { });
            var problem = await ApiFixture.ProblemOf(put, 503);
            Assert.Equal("databaseUnavailable", problem.GetProperty("code").GetString());
            Assert.NotNull(put.Headers.RetryAfter);
            using var import = await _api.ImportAsync(TestHistory.Header + "C,2026-01-05,1\n");
            await ApiFixture.ProblemOf(import, 503);
            Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(25));
            await _api.GetJsonAsync("/api/v1/products/A");
        }
        await _api.StoreAsync("/api/v1/products/B", new { });
    }

    [Fact]
    public async Task Write_When_a_transaction_of_the_process_does_not_end_Then_503_within_the_limit()
    {
        _api.Settings["Database:RequestWaitSeconds"] = "1";
        await _api.StoreAsync("/api/v1/products/A", new { });
        var end = new TaskCompletionSource();
        var database = _api.Services.GetRequiredService<ForecastApi.Data.Database>();
        var open = database.WriteAsync(
            async _ =>
            {
                await end.Task;
                return 0;
            },
            Cancel
        );
        using var put = await _api.PutAsync("/api/v1/products/B", new { });
        await ApiFixture.ProblemOf(put, 503);
        end.SetResult();
        await open;
        await _api.StoreAsync("/api/v1/products/B", new { });
    }

    [Fact]
    public async Task Ready_When_a_table_is_missing_Then_it_is_unhealthy_and_routes_answer_503()
    {
        await _api.GetJsonAsync("/health/ready");
        await ExecuteAsync("DROP TABLE ActualVersions");
        await ExecuteAsync("DROP TABLE Overrides");
        using var ready = await _api.GetAsync("/health/ready");
        Assert.Equal(503, (int)ready.StatusCode);
        var text = await ApiFixture.TextOf(ready);
        Assert.Contains("The schema of the database is damaged", text);
        Assert.Contains("no such table", text);
        using var route = await _api.GetAsync("/api/v1/overrides");
        Assert.Contains(
            "Overrides",
            (await ApiFixture.ProblemOf(route, 503)).GetProperty("detail").GetString()
        );
    }

    [Fact]
    public async Task Ready_When_asked_Then_it_looks_for_every_table_of_the_schema()
    {
        var expected = await SchemaOfAsync();
        Assert.NotEmpty(expected);
        foreach (var table in expected)
        {
            await ExecuteAsync($"ALTER TABLE {table} RENAME TO Hidden");
            using (var ready = await _api.GetAsync("/health/ready"))
                Assert.Equal((table, 503), (table, (int)ready.StatusCode));
            await ExecuteAsync($"ALTER TABLE Hidden RENAME TO {table}");
        }
        await _api.GetJsonAsync("/health/ready");
    }

    private async Task<List<string>> SchemaOfAsync()
    {
        await _api.GetJsonAsync("/health/live");
        var names = new List<string>();
        var connection = await OpenAsync();
        await using (connection)
        {
            var command = connection.CreateCommand();
            command.CommandText =
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'SchemaVersions'";
            await using (command)
            {
                var reader = await command.ExecuteReaderAsync(Cancel);
                await using (reader)
                    while (await reader.ReadAsync(Cancel))
                        names.Add(reader.GetString(0));
            }
        }
        return names;
    }

    private async Task<SqliteConnection> LockAsync()
    {
        var connection = await OpenAsync();
        await ExecuteAsync(connection, "BEGIN EXCLUSIVE");
        return connection;
    }

    private async Task ExecuteAsync(string sql)
    {
        var connection = await OpenAsync();
        await using (connection)
            await ExecuteAsync(connection, "PRAGMA foreign_keys = OFF; " + sql);
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        await using (command)
            await command.ExecuteNonQueryAsync(Cancel);
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={_api.DatabaseFile};Pooling=False");
        await connection.OpenAsync(Cancel);
        return connection;
    }
}

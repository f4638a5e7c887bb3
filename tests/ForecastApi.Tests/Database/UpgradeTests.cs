using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using DbUp.Engine.Output;
using ForecastApi.Data;
using ForecastApi.ForecastRuns;
using ForecastApi.Imports;
using ForecastApi.Plans;
using ForecastApi.Plans.Answers;
using ForecastApi.Work;
using Microsoft.Data.Sqlite;

namespace ForecastApi.Tests;

/// <summary>A database of the version that shared work by leases and claims is taken over with its open work.</summary>
public sealed class UpgradeTests
{
    /// <summary>The first script of the version that has Hangfire execute the work.</summary>
    private const string FirstNewScript = "0024";

    private const string RunId = "00000000-0000-7000-8000-000000000009";
    private const string ImportId = "00000000-0000-7000-8000-000000000008";
    private const string PlanId = "00000000-0000-7000-8000-000000000007";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Open_work_When_the_database_is_upgraded_Then_it_is_finished(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.WithoutDatabaseAsync(provider);
        MigrateBefore(host, FirstNewScript);
        await LeaveOpenWorkAsync(host);

        Assert.StartsWith(FirstNewScript, (await host.Get<Migrator>().MigrateAsync(Ct))[0]);

        var open = new List<WorkItem>();
        foreach (
            var kind in (WorkKind[])[WorkKind.ForecastRun, WorkKind.SalesImport, WorkKind.Plan]
        )
            open.AddRange(await host.Handler(kind).FindOpenAsync(Ct));
        Assert.Equal([RunId, ImportId, PlanId], open.Select(o => o.Key));
        await host.RunAsync([.. open]);

        var run = await host.Get<ForecastRunStore>().GetAsync(RunId, Ct);
        Assert.Equal((RunStatus.Succeeded, null), (run.Status, run.FailureReason));
        Assert.Equal(new RunProgress(3, 3, 0), run.Progress);
        // Its body was never stored here: an empty file has no header
        Assert.Equal(
            ImportStatus.Failed,
            (await host.Get<ImportHistory>().GetAsync(ImportId, Ct)).Status
        );
        Assert.Equal(PlanStatus.Done, (await host.Get<PlanStore>().GetAsync(PlanId, Ct)).Status);
    }

    /// <summary>Creates a database with the scripts before one.</summary>
    internal static void MigrateBefore(StoreHost host, string firstNewScript)
    {
        UpgradeEngineBuilder builder;
        if (host.Provider == DatabaseProvider.SqlServer)
        {
            EnsureDatabase.For.SqlDatabase(host.ConnectionString);
            builder = DeployChanges.To.SqlDatabase(host.ConnectionString);
        }
        else
        {
            var file = new SqliteConnectionStringBuilder(host.ConnectionString).DataSource;
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            builder = DeployChanges.To.SqliteDatabase(host.ConnectionString);
        }
        var result = builder
            .WithTransactionPerScript()
            .WithScripts(
                SchemaScripts
                    .Of(host.Provider)
                    .Where(s => string.CompareOrdinal(s.Name, firstNewScript) < 0)
                    .Select(s => new SqlScript(s.Name, s.Text))
            )
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        Assert.True(result.Successful, result.Error?.Message);
    }

    /// <summary>As two processes of that version leave it that were killed: a batch done, one claimed, one waiting.</summary>
    private static async Task LeaveOpenWorkAsync(StoreHost host)
    {
        for (var product = 1; product <= 3; product++)
            await ExecuteAsync(
                host,
                $"""
                INSERT INTO Products (Sku, Status) VALUES ('P{product}', 'active');
                INSERT INTO Sales (ProductId, SaleDate, Channel, Quantity)
                SELECT ProductId, '2025-12-01', '', 1000000 FROM Products WHERE Sku = 'P{product}';
                """
            );
        await ExecuteAsync(
            host,
            $$"""
            INSERT INTO SalesMonths (Month) VALUES ('2025-12-01');
            INSERT INTO ForecastRuns (RunId, Status, StartedBy, AsOf, Horizon, Token, CreatedAt, StartedAt)
            VALUES ('{{RunId}}', 'running', 'api', '2025-12-01', 2, 7, '2026-01-10 00:00:00.000', '2026-01-10 00:00:01.000');
            INSERT INTO ForecastProducts (RunNumber, ProductId, BatchNumber)
            SELECT r.RunNumber, p.ProductId, p.ProductId - 1 FROM Products p CROSS JOIN ForecastRuns r;
            INSERT INTO ForecastBatches (RunNumber, BatchNumber, Status, Owner, Token, Products, Failed, ClaimedUntil, LostClaims)
            SELECT RunNumber, BatchNumber, CASE BatchNumber WHEN 0 THEN 'done' WHEN 1 THEN 'claimed' ELSE 'pending' END,
                CASE BatchNumber WHEN 1 THEN 'gone:1' ELSE '' END, 0, 1, 0,
                CASE BatchNumber WHEN 1 THEN '2026-01-10 00:01:00.000' END, CASE BatchNumber WHEN 1 THEN 1 ELSE 0 END
            FROM ForecastProducts;
            UPDATE Leases SET Owner = 'gone:1', Token = 7, ExpiresAt = '2026-01-10 00:01:00.000', LostClaims = 2;
            INSERT INTO Imports (ImportId, Kind, Status, Received, Inserted, Updated, Unchanged, Rejected, Products,
                CreatedAt, MediaType, OnError, StartedBy, ClaimedBy, ClaimedUntil, LostClaims, AcceptedNumber)
            VALUES ('{{ImportId}}', 'sales', 'running', 0, 0, 0, 0, 0, 0,
                '2026-01-10 00:00:00.000', 'text/csv', 'Reject', 'ops', '{{PlanId}}', '2026-01-10 00:01:00.000', 3, 1);
            INSERT INTO Plans (PlanId, Name, Status, FirstMonth, Months, CreatedAt, Answer, Summary, Request, LostClaims, Troubles)
            VALUES ('{{PlanId}}', 'Old', 'running', '2026-02-01', 1, '2026-01-10 00:00:00.000', '{{Answer}}', '{{Answer}}', '{{Request}}', 1, 1);
            """
        );
    }

    private const string Answer =
        """{"id":"00000000-0000-7000-8000-000000000007","name":"Old","status":"running","currency":"EUR","months":["2026-02"],"bestBy":{},"warnings":[],"plans":[]}""";

    private const string Request =
        """{"start":"2026-02","months":1,"demand":{"inline":[{"sku":"P","quantities":[5]}]},"products":[{"sku":"P"}],"suppliers":[{"id":"s","sku":"P","unitCost":3}]}""";

    internal static async Task ExecuteAsync(StoreHost host, string sql)
    {
        var connection = await host.Get<ForecastApi.Data.Database>().OpenAsync(Ct);
        await using (connection)
        {
            var command = connection.CreateCommand();
            await using (command)
            {
                command.CommandText = sql;
                await command.ExecuteNonQueryAsync(Ct);
            }
        }
    }
}

using System.Data.Common;
using ForecastApi.Data;

namespace ForecastApi.Tests;

public sealed class MigratorTests
{
    [Theory, EachDatabase]
    public async Task Migrate_When_there_is_no_database_Then_it_is_created_and_a_second_start_applies_nothing(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.WithoutDatabaseAsync(provider);
        var ct = TestContext.Current.CancellationToken;
        var first = await host.Get<Migrator>().MigrateAsync(ct);
        var second = await host.Get<Migrator>().MigrateAsync(ct);
        Assert.Equal(SchemaScripts.Of(provider).Select(s => s.Name), first);
        Assert.Empty(second);
        Assert.Equal(7, await host.ScalarAsync<int>("SELECT COUNT(*) FROM DataVersions"));
    }

    [Theory, EachDatabase]
    public async Task Migrate_When_a_script_breaks_off_Then_nothing_of_it_stays_and_the_next_start_runs_it(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.WithoutDatabaseAsync(provider);
        var ct = TestContext.Current.CancellationToken;
        await host.Get<Migrator>().MigrateAsync(ct);
        // Of what this script makes the column is gone, and the table stands in its way
        await host.ScalarAsync<int>(
            """
            DELETE FROM SchemaVersions WHERE ScriptName = '0018_nights.sql';
            ALTER TABLE ForecastRuns DROP COLUMN DueAt;
            SELECT COUNT(*) FROM DataVersions
            """
        );
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            host.Get<Migrator>().MigrateAsync(ct)
        );
        await Assert.ThrowsAnyAsync<DbException>(() =>
            host.ScalarAsync<int>("SELECT COUNT(DueAt) FROM ForecastRuns")
        );

        await host.ScalarAsync<int>("DROP TABLE Schedules; SELECT COUNT(*) FROM DataVersions");
        Assert.Equal(["0018_nights.sql"], await host.Get<Migrator>().MigrateAsync(ct));
        Assert.Equal(0, await host.ScalarAsync<int>("SELECT COUNT(DueAt) FROM ForecastRuns"));
    }

    [Theory, EachDatabase]
    public async Task Migrate_When_the_schema_is_of_a_later_version_Then_it_is_refused_with_the_remedy(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.CreateAsync(provider);
        await host.ScalarAsync<int>(
            "INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('9999_later.sql', '2030-01-01'); SELECT COUNT(*) FROM DataVersions"
        );
        var refused = await Assert.ThrowsAsync<NewerSchemaException>(() =>
            host.Get<Migrator>().MigrateAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal("the migration 9999_later.sql", refused.Found);
        Assert.Contains("restore a backup", refused.Message, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Migrate_When_the_tables_of_hangfire_are_of_a_later_version_Then_it_is_refused(
        DatabaseProvider provider
    )
    {
        Assert.SkipWhen(
            provider == DatabaseProvider.Sqlite,
            "Hangfire keeps its jobs in a file beside the embedded database."
        );
        await using var host = await StoreHost.CreateAsync(provider);
        // Its constructor installs them
        _ = new Hangfire.SqlServer.SqlServerStorage(host.ConnectionString);
        Assert.Empty(
            await host.Get<Migrator>().MigrateAsync(TestContext.Current.CancellationToken)
        );
        await host.ScalarAsync<int>("UPDATE HangFire.[Schema] SET Version = 99; SELECT 1");
        var refused = await Assert.ThrowsAsync<NewerSchemaException>(() =>
            host.Get<Migrator>().MigrateAsync(TestContext.Current.CancellationToken)
        );
        Assert.StartsWith(
            "version 99 of Hangfire's tables",
            refused.Found,
            StringComparison.Ordinal
        );
    }

    [Theory, EachDatabase]
    public async Task Migrate_When_another_process_starts_later_Then_it_applies_nothing(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.CreateAsync(provider);
        await using var later = host.Second();
        var applied = await later
            .Get<Migrator>()
            .MigrateAsync(TestContext.Current.CancellationToken);
        Assert.Empty(applied);
    }

    [Theory, EachDatabase]
    public async Task Migrate_When_three_processes_start_at_once_Then_each_script_is_applied_once(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.WithoutDatabaseAsync(provider);
        await using var second = host.Second();
        await using var third = host.Second();
        var ct = TestContext.Current.CancellationToken;
        var applied = await Task.WhenAll(
            new[] { host, second, third }.Select(h =>
                Task.Run(() => h.Get<Migrator>().MigrateAsync(ct), ct)
            )
        );
        Assert.Equal(
            SchemaScripts.Of(provider).Select(s => s.Name),
            applied.SelectMany(a => a).Order(StringComparer.Ordinal)
        );
        Assert.Equal(7, await host.ScalarAsync<int>("SELECT COUNT(*) FROM DataVersions"));
    }
}

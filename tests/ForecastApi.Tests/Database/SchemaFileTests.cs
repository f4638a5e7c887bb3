using ForecastApi.Data;
using Microsoft.Data.Sqlite;

namespace ForecastApi.Tests;

/// <summary>The current schema of each database, kept in <c>database/schema</c> to be read in one piece.</summary>
public sealed class SchemaFileTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.SqlServer)]
    public async Task Schema_file_When_a_script_changes_the_schema_Then_it_differs_until_it_is_renewed(
        DatabaseProvider provider
    )
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var path = PathOf(provider);
        var current = Render(provider, await TablesAsync(provider, cancellationToken));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(path, current, cancellationToken);
        Assert.True(
            File.Exists(path) && await File.ReadAllTextAsync(path, cancellationToken) == current,
            $"{path} is not the schema that the scripts make; this test renews it when UPDATE_SNAPSHOTS=1 is set."
        );
    }

    [Fact]
    public async Task Schema_file_When_run_on_an_empty_SQLite_database_Then_it_makes_the_same_schema()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var script = await File.ReadAllTextAsync(
            PathOf(DatabaseProvider.Sqlite),
            cancellationToken
        );
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(cancellationToken);
        var command = connection.CreateCommand();
        command.CommandText = script;
        await using (command)
            await command.ExecuteNonQueryAsync(cancellationToken);
        Assert.Equal(
            script,
            Render(
                DatabaseProvider.Sqlite,
                await SqliteSchema.ReadAsync(connection, cancellationToken)
            )
        );
    }

    [Fact]
    public async Task Schema_file_When_read_as_TSql_Then_it_is_a_whole_schema()
    {
        var script = await File.ReadAllTextAsync(
            PathOf(DatabaseProvider.SqlServer),
            TestContext.Current.CancellationToken
        );
        Assert.Empty(
            new TSqlGate([("sqlserver.sql", script)]).Check(new Dictionary<string, string>())
        );
        Assert.Equal(
            script,
            Render(
                DatabaseProvider.SqlServer,
                new SqlServerSchema([("sqlserver.sql", script)]).Tables
            )
        );
    }

    [Fact]
    public void SqlServerSchema_When_a_script_drops_something_Then_it_is_gone_from_the_schema()
    {
        (string, string)[] scripts =
        [
            (
                "0001.sql",
                "CREATE TABLE A (Id int NOT NULL, CONSTRAINT PK_A PRIMARY KEY (Id)); CREATE TABLE B (Id int NULL);"
            ),
            (
                "0002.sql",
                "ALTER TABLE A ADD Size int NOT NULL CONSTRAINT DF_A_Size DEFAULT 0; CREATE INDEX IX_A ON A (Size);"
            ),
            (
                "0003.sql",
                "DROP TABLE B; DROP INDEX IX_A ON A; ALTER TABLE A DROP CONSTRAINT DF_A_Size;"
            ),
            ("0004.sql", "ALTER TABLE A ADD Mass float NULL; ALTER TABLE A DROP COLUMN Size;"),
        ];
        Assert.Equal(
            [
                "CREATE TABLE A (\n    Id int NOT NULL,\n    Mass float NULL,\n    CONSTRAINT PK_A PRIMARY KEY (Id)\n)",
            ],
            new SqlServerSchema(scripts).Tables.SelectMany(t => t.Statements())
        );
        Assert.Equal(
            ["A", "B"],
            new SqlServerSchema(scripts, keepsDropped: true).Tables.Select(t => t.Name)
        );
    }

    private static string PathOf(DatabaseProvider provider) =>
        SourceFolder.Path("database", "schema", FolderOf(provider) + ".sql");

    private static string FolderOf(DatabaseProvider provider) =>
        provider == DatabaseProvider.SqlServer ? "sqlserver" : "sqlite";

    private static async Task<IReadOnlyCollection<SchemaTable>> TablesAsync(
        DatabaseProvider provider,
        CancellationToken cancellationToken
    )
    {
        if (provider == DatabaseProvider.SqlServer)
            return new SqlServerSchema(SchemaScripts.Of(provider)).Tables;
        await using var host = await StoreHost.CreateAsync(provider);
        var connection = await host.Get<Database>().OpenAsync(cancellationToken);
        await using (connection)
            return await SqliteSchema.ReadAsync(connection, cancellationToken);
    }

    private static string Render(
        DatabaseProvider provider,
        IReadOnlyCollection<SchemaTable> tables
    ) =>
        $"-- Generated from database/{FolderOf(provider)} by SchemaFileTests; UPDATE_SNAPSHOTS=1 renews it.\n"
        + string.Concat(InOrder(tables).SelectMany(t => t.Statements()).Select(s => $"\n{s};\n"));

    /// <summary>By name, but each table after those that it refers to, so that the file can be run.</summary>
    private static List<SchemaTable> InOrder(IReadOnlyCollection<SchemaTable> tables)
    {
        var left = tables.OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<SchemaTable>();
        while (left.Count > 0)
        {
            var next = left.First(t =>
                !left.Exists(other => other != t && t.References.Contains(other.Name))
            );
            left.Remove(next);
            ordered.Add(next);
        }
        return ordered;
    }
}

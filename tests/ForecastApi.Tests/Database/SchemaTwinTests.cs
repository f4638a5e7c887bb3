using ForecastApi.Data;

namespace ForecastApi.Tests;

/// <summary>The two schemas are twins: the same scripts, tables and columns.</summary>
public sealed class SchemaTwinTests
{
    [Fact]
    public void Scripts_When_listed_Then_both_databases_have_the_same_names()
    {
        var names = SchemaScripts.Of(DatabaseProvider.SqlServer).Select(s => s.Name).ToArray();
        Assert.Equal(names, SchemaScripts.Of(DatabaseProvider.Sqlite).Select(s => s.Name));
        Assert.Equal(
            Enumerable.Range(1, names.Length).Select(n => n.ToString("D4")),
            names.Select(n => n[..4])
        );
    }

    [Fact]
    public async Task Schemas_When_migrated_Then_they_have_the_same_tables_and_columns()
    {
        await using var host = await StoreHost.CreateAsync(DatabaseProvider.Sqlite);
        var sqlServer = TSqlGate
            .OfMigrations()
            .Columns()
            .Select(c => (c.Table, c.Column, c.Nullable, Twin(c.Type)))
            .Order();
        var sqlite = (await SqliteColumnsAsync(host)).Order();
        Assert.Equal(sqlite, sqlServer);
    }

    /// <summary>
    /// SQLite compares text byte by byte; a column of SQL Server does so with a binary collation only. Of the keys and the
    /// columns that data is grouped by, those with names that the code gives may have any.
    /// </summary>
    [Fact]
    public void Texts_When_they_are_keys_or_group_data_Then_SQL_Server_compares_them_as_SQLite_does()
    {
        string[] given =
        [
            "Exceptions.RuleName",
            "ForecastRuns.Status",
            "ForecastProducts.Model",
            "ForecastProducts.DemandClass",
        ];
        string[] grouped = ["Products.Category", "Overrides.Author", "AuditEntries.ActorId"];
        var wrong = new List<string>();
        foreach (
            var table in new SqlServerSchema(SchemaScripts.Of(DatabaseProvider.SqlServer)).Tables
        )
        foreach (var (name, definition) in table.Columns)
        {
            var isText = definition.Contains("char(", StringComparison.Ordinal);
            var isKey = table
                .Constraints.Concat(table.Indexes)
                .Any(k =>
                    System.Text.RegularExpressions.Regex.IsMatch(
                        k.Sql,
                        $@"[(,]\s*{name}\s*[,)]",
                        System.Text.RegularExpressions.RegexOptions.None,
                        TimeSpan.FromSeconds(1)
                    )
                );
            var full = $"{table.Name}.{name}";
            if (
                isText
                && (isKey || grouped.Contains(full))
                && !given.Contains(full)
                && !definition.Contains("Latin1_General_100_BIN2", StringComparison.Ordinal)
            )
                wrong.Add(full);
        }
        Assert.Empty(wrong);
    }

    /// <summary>The type that database/README.md gives a column in SQLite.</summary>
    private static string Twin(string type) =>
        type switch
        {
            "int" or "bigint" or "decimal" => "INTEGER",
            "float" => "REAL",
            "varbinary" => "BLOB",
            "char" or "varchar" or "nvarchar" or "date" or "datetime2" => "TEXT",
            _ => throw new ArgumentException(
                $"database/README.md has no twin of '{type}'.",
                nameof(type)
            ),
        };

    private static async Task<List<(string, string, bool, string)>> SqliteColumnsAsync(
        StoreHost host
    )
    {
        var ct = TestContext.Current.CancellationToken;
        var columns = new List<(string, string, bool, string)>();
        var connection = await host.Get<Database>().OpenAsync(ct);
        await using (connection)
        {
            var command = connection.CreateCommand();
            command.CommandText = """
                SELECT t.name, c.name, c."notnull", c.type
                FROM sqlite_master t JOIN pragma_table_info(t.name) c
                WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND t.name <> 'SchemaVersions'
                """;
            await using (command)
            {
                var reader = await command.ExecuteReaderAsync(ct);
                await using (reader)
                    while (await reader.ReadAsync(ct))
                        columns.Add(
                            (
                                reader.GetString(0),
                                reader.GetString(1),
                                reader.GetInt32(2) == 0,
                                reader.GetString(3)
                            )
                        );
            }
        }
        return columns;
    }
}

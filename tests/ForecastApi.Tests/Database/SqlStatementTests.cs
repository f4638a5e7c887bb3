using System.Text.RegularExpressions;
using ForecastApi.Data;
using ForecastApi.ForecastRuns;
using ForecastApi.Plans;
using ForecastApi.Products;
using ForecastApi.Sales.Importing;
using Microsoft.Data.Sqlite;

namespace ForecastApi.Tests;

/// <summary>Every statement of every store, checked against both schemas without running it.</summary>
public sealed partial class SqlStatementTests
{
    private static readonly SqlServerDialect SqlServer = new(new DatabaseOptions());

    [Fact]
    public void Statements_When_listed_Then_those_of_every_store_are_among_them()
    {
        var owners = SqlStatements.Fields.Select(f => f.DeclaringType).ToHashSet();
        Type[] stores =
        [
            .. typeof(SqlText)
                .Assembly.GetTypes()
                .Where(t => t.Name.EndsWith("Store", StringComparison.Ordinal)),
            typeof(SalesStaging),
        ];
        Assert.All(stores, store => Assert.Contains(store, owners));
        Assert.Superset(
            new HashSet<Type?>
            {
                typeof(ProductStore),
                typeof(SalesImportStore),
                typeof(RunStateStore),
                typeof(PlanStore),
            },
            owners
        );
    }

    [Fact]
    public void Statements_When_sent_to_SQL_Server_Then_every_table_and_column_is_in_its_schema() =>
        Assert.Empty(TSqlGate.OfMigrations().Check(SqlStatements.Rendered(SqlServer)));

    [Theory]
    [InlineData("SELECT Sku, Nmae FROM Products")]
    [InlineData("SELECT p.Nmae FROM Products p WHERE p.Sku = @Sku")]
    [InlineData("SELECT Sku FROM Prodcuts")]
    [InlineData("UPDATE Products SET Colour = @Name WHERE Sku = @Sku")]
    [InlineData("UPDATE Products SET Name = s.Nmae FROM #Stage s WHERE Products.Sku = s.Sku")]
    [InlineData("UPDATE Products SET Name = s.Name FROM #Stage s WHERE Products.Suk = s.Sku")]
    [InlineData("INSERT INTO Sales (ProductId, Day) VALUES (@ProductId, @Day)")]
    [InlineData("DELETE FROM DataVersions WHERE Nmae = 'products'")]
    [InlineData("EXEC dbo.NoSuchProcedure @Sku")]
    [InlineData("SELECT Sku FROM Products LIMIT @Take")]
    [InlineData("Prodcuts")]
    [InlineData("#Stga")]
    public void Gate_When_a_statement_is_wrong_Then_it_is_caught(string statement)
    {
        var messages = TSqlGate
            .OfMigrations()
            .Check(
                new Dictionary<string, string>
                {
                    ["SalesStaging.Create"] =
                        "CREATE TABLE #Stage (Sku nvarchar(100) NOT NULL, Name nvarchar(200) NULL)",
                    ["wrong"] = statement,
                }
            );
        Assert.NotEmpty(messages);
        Assert.All(messages, m => Assert.Contains("wrong", m, StringComparison.Ordinal));
    }

    [Fact]
    public void Gate_When_a_script_is_wrong_Then_it_is_caught()
    {
        var gate = new TSqlGate([
            ("0001.sql", "CREATE TABLE A (Id int NOT NULL); INSERT INTO A (Key1) VALUES (1);"),
        ]);
        Assert.NotEmpty(gate.Check(new Dictionary<string, string>()));
    }

    [Fact]
    public async Task Statements_When_sent_to_SQLite_Then_each_compiles()
    {
        await using var host = await StoreHost.CreateAsync(DatabaseProvider.Sqlite);
        var statements = SqlStatements.Rendered(new SqliteDialect());
        var failures = new List<string>();
        var connection = await host.Get<Database>()
            .OpenAsync(TestContext.Current.CancellationToken);
        await using (connection)
        {
            foreach (var (name, text) in statements.OrderBy(s => IsDefinition(s.Value) ? 0 : 1))
                if (Compile((SqliteConnection)connection, text) is { } failure)
                    failures.Add($"{name}: {failure}");
            Assert.Empty(failures);
            Assert.NotNull(Compile((SqliteConnection)connection, "SELECT Nmae FROM Products"));
        }
    }

    private static bool IsDefinition(string text) =>
        text.StartsWith("CREATE TABLE", StringComparison.Ordinal);

    /// <summary>Why SQLite refuses the statement, or null. Definitions of temporary tables are carried out.</summary>
    private static string? Compile(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            IsDefinition(text) ? text
            : SqlStatements.IsTable(text) ? $"EXPLAIN SELECT * FROM {text}"
            : "EXPLAIN " + text;
        foreach (var name in Parameter().Matches(text).Select(m => m.Value).Distinct())
            command.Parameters.AddWithValue(name, DBNull.Value);
        try
        {
            command.ExecuteNonQuery();
            return null;
        }
        catch (SqliteException error)
        {
            return error.Message;
        }
    }

    [GeneratedRegex("@[A-Za-z0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}

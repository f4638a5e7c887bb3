using ForecastApi.Data;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ForecastApi.Tests;

/// <summary>
/// While a new version is rolled out the previous one still works on the database: a script only adds, and its additions
/// are optional for statements that do not know them. The exceptions are named here and in the change log.
/// </summary>
public sealed class MigrationRuleTests
{
    private const string BreakingMark = "-- Breaking:";

    [Fact]
    public void Scripts_When_they_break_the_version_before_Then_they_are_known_and_say_so()
    {
        foreach (var provider in (DatabaseProvider[])[DatabaseProvider.SqlServer, DatabaseProvider.Sqlite])
            Assert.Equal(
                ["0024_hangfire_work.sql"],
                SchemaScripts
                    .Of(provider)
                    .Where(s => s.Text.StartsWith(BreakingMark, StringComparison.Ordinal))
                    .Select(s => s.Name)
            );
    }

    [Fact]
    public void Scripts_When_a_process_of_the_version_before_is_still_up_Then_they_take_nothing_from_it()
    {
        foreach (var (name, text) in SchemaScripts.Of(DatabaseProvider.SqlServer))
        {
            if (text.StartsWith(BreakingMark, StringComparison.Ordinal))
                continue;
            var statements = Parse(text);
            var created = statements
                .OfType<CreateTableStatement>()
                .Select(t => t.SchemaObjectName.BaseIdentifier.Value)
                .ToList();
            foreach (var statement in statements)
                Assert.True(IsSafe(statement, created), $"{name}, line {statement.StartLine}");
        }
    }

    [Theory]
    [InlineData("DROP TABLE Sales")]
    [InlineData("ALTER TABLE Sales DROP COLUMN Channel")]
    [InlineData("ALTER TABLE Sales ALTER COLUMN Channel nvarchar(10) NOT NULL")]
    [InlineData("ALTER TABLE Sales ADD Country varchar(2) NOT NULL")]
    [InlineData("CREATE UNIQUE INDEX IX_Sales_Day ON Sales (SaleDate)")]
    [InlineData("DELETE FROM Sales")]
    public void Rule_When_a_script_takes_something_away_Then_it_is_broken(string script) =>
        Assert.False(IsSafe(Parse(script).Single(), []));

    private static bool IsSafe(TSqlStatement statement, List<string> created) =>
        statement switch
        {
            CreateTableStatement or InsertStatement or UpdateStatement => true,
            CreateIndexStatement index => !index.Unique
                || created.Contains(index.OnName.BaseIdentifier.Value, StringComparer.Ordinal),
            AlterTableAddTableElementStatement addition =>
                addition.Definition.ColumnDefinitions.All(c =>
                    c.DefaultConstraint is not null
                    || c.Constraints.OfType<NullableConstraintDefinition>().Any(n => n.Nullable)
                ),
            _ => false,
        };

    private static List<TSqlStatement> Parse(string text)
    {
        var parser = new TSql160Parser(initialQuotedIdentifiers: true);
        var script = (TSqlScript)parser.Parse(new StringReader(text), out var errors);
        Assert.Empty(errors);
        return [.. script.Batches.SelectMany(b => b.Statements)];
    }
}

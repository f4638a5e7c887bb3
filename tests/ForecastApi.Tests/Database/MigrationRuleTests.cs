using ForecastApi.Data;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ForecastApi.Tests;

/// <summary>
/// While a new version is rolled out the one before still works on the database: a script only adds, and nothing that it
/// adds is asked of a statement that does not know it.
/// </summary>
public sealed class MigrationRuleTests
{
    [Fact]
    public void Scripts_When_a_process_of_the_version_before_is_still_up_Then_they_take_nothing_from_it()
    {
        foreach (var (name, text) in SchemaScripts.Of(DatabaseProvider.SqlServer))
        {
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

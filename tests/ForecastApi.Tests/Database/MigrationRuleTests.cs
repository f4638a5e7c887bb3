using System.Text.RegularExpressions;
using ForecastApi.Data;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ForecastApi.Tests;

/// <summary>
/// While a new version is rolled out the one before still works on the database: a script only adds, and nothing that it
/// adds is asked of a statement that does not know it. CHANGELOG.md names the scripts that break with the version before.
/// </summary>
public sealed partial class MigrationRuleTests
{
    [Fact]
    public void Scripts_When_a_process_of_the_version_before_is_still_up_Then_they_take_nothing_from_it()
    {
        var breaking = BreakingScripts();
        foreach (var (name, text) in SchemaScripts.Of(DatabaseProvider.SqlServer))
        {
            if (breaking.Contains(name))
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

    [Fact]
    public void Scripts_When_the_change_log_names_them_breaking_Then_they_are_there() =>
        Assert.Subset(
            SchemaScripts
                .Of(DatabaseProvider.SqlServer)
                .Select(s => s.Name)
                .ToHashSet(StringComparer.Ordinal),
            BreakingScripts()
        );

    [Theory]
    [InlineData("DROP TABLE Sales")]
    [InlineData("ALTER TABLE Sales DROP COLUMN Channel")]
    [InlineData("ALTER TABLE Sales ALTER COLUMN Channel nvarchar(10) NOT NULL")]
    [InlineData("ALTER TABLE Sales ADD Country varchar(2) NOT NULL")]
    [InlineData("CREATE UNIQUE INDEX IX_Sales_Day ON Sales (SaleDate)")]
    [InlineData("DELETE FROM Sales")]
    public void Rule_When_a_script_takes_something_away_Then_it_is_broken(string script) =>
        Assert.False(IsSafe(Parse(script).Single(), []));

    private static HashSet<string> BreakingScripts() =>
        Breaking()
            .Matches(File.ReadAllText(SourceFolder.Path("CHANGELOG.md")))
            .Select(m => m.Groups["script"].Value)
            .ToHashSet(StringComparer.Ordinal);

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

    [GeneratedRegex(
        @"^- \*\*Breaking script\*\* `(?<script>[0-9a-z_]+\.sql)`",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Breaking();
}

using System.Data;
using System.Data.Common;
using System.Reflection;
using Dapper;
using ForecastApi.Data;

namespace ForecastApi.Tests;

/// <summary>
/// No SQL reaches a database but through the static <see cref="SqlText"/> fields that <see cref="SqlStatementTests"/>
/// checks. Exceptions, with their reasons: <see cref="Migrator"/> creates the database before there is a schema and
/// takes the lock (run on every database by <see cref="MigratorTests"/>), <see cref="SqliteDialect"/> sends PRAGMAs and
/// the INSERT that stands for SQL Server's bulk copy, to tables named by a <see cref="SqlText"/>.
/// </summary>
public sealed class SqlOriginTests
{
    private static readonly IReadOnlyList<(Type Owner, MethodBase From, MethodBase To)> Calls =
        IlCalls.Of(typeof(SqlText).Assembly);

    [Fact]
    public void Statement_When_made_Then_it_stands_in_a_static_field_that_the_gate_sees()
    {
        var made = Calls
            .Where(c =>
                c.To.DeclaringType == typeof(SqlText)
                && c.To.Name is ".ctor" or "<Clone>$" or "set_Text"
                && c.Owner != typeof(SqlText)
            )
            .ToArray();
        Assert.All(made, c => Assert.True(c.From.Name == ".cctor", Show(c)));
        Assert.Equal(
            SqlStatements
                .Fields.GroupBy(f => f.DeclaringType!)
                .Select(g => (g.Key.FullName, g.Count()))
                .Order(),
            made.GroupBy(c => c.From.DeclaringType!)
                .Select(g => (g.Key.FullName, g.Count()))
                .Order()
        );
    }

    [Fact]
    public void Text_of_a_statement_When_read_Then_only_by_the_dialect() =>
        AssertOnly(
            c => c.To.DeclaringType == typeof(SqlText) && c.To.Name == "get_Text",
            typeof(SqlText),
            typeof(SqlDialect)
        );

    [Fact]
    public void Command_When_given_its_text_Then_only_by_the_migrator_and_the_SQLite_dialect() =>
        AssertOnly(
            c =>
                c.To.Name == "set_CommandText"
                || (
                    c.To is ConstructorInfo
                    && typeof(IDbCommand).IsAssignableFrom(c.To.DeclaringType)
                ),
            typeof(Migrator),
            typeof(SqliteDialect)
        );

    [Fact]
    public void Command_When_created_Then_only_by_the_session_the_migrator_and_the_SQLite_dialect() =>
        AssertOnly(
            c =>
                c.To.Name is nameof(DbConnection.CreateCommand)
                && typeof(IDbConnection).IsAssignableFrom(c.To.DeclaringType),
            typeof(DbSession),
            typeof(Migrator),
            typeof(SqliteDialect)
        );

    [Fact]
    public void Dapper_When_asked_Then_only_by_the_session() =>
        AssertOnly(
            c =>
                c.To.DeclaringType == typeof(CommandDefinition)
                || (
                    c.To.DeclaringType == typeof(SqlMapper)
                    && (
                        c.To.Name.StartsWith("Query", StringComparison.Ordinal)
                        || c.To.Name.StartsWith("Execute", StringComparison.Ordinal)
                    )
                ),
            typeof(DbSession)
        );

    /// <summary>Each of the owners does it, and nobody else.</summary>
    private static void AssertOnly(
        Func<(Type Owner, MethodBase From, MethodBase To), bool> what,
        params Type[] owners
    )
    {
        var found = Calls.Where(what).ToArray();
        Assert.All(found, c => Assert.True(owners.Contains(c.Owner), Show(c)));
        Assert.Equal(
            owners.Select(o => o.Name).Order(),
            found.Select(c => c.Owner.Name).Distinct().Order()
        );
    }

    private static string Show((Type Owner, MethodBase From, MethodBase To) call) =>
        $"{call.From.DeclaringType}.{call.From.Name} calls {call.To.DeclaringType}.{call.To.Name}";
}

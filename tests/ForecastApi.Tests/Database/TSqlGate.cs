using System.Text;
using ForecastApi.Data;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ForecastApi.Tests;

/// <summary>
/// Checks T-SQL without a server: the migration scripts become a model, and each statement a procedure in it with its
/// parameters. Every message of the model is an error, warnings included (a missing table is only a warning). Temporary
/// tables are ordinary tables of the model, so that their columns are checked too.
/// </summary>
public sealed class TSqlGate
{
    private readonly SqlServerSchema _schema;
    private readonly SqlServerSchema _everything;
    private readonly Dictionary<string, string> _typeOfColumn = new(
        StringComparer.OrdinalIgnoreCase
    );

    public TSqlGate(IReadOnlyList<(string Name, string Text)> scripts)
    {
        _schema = new(scripts);
        _everything = new(scripts, keepsDropped: true);
        foreach (var definition in Definitions(_everything).Concat(Definitions(_schema)))
            LearnTypes(definition.Text);
    }

    /// <summary>The service's own schema.</summary>
    public static TSqlGate OfMigrations() => new(SchemaScripts.Of(DatabaseProvider.SqlServer));

    /// <summary>
    /// Returns the errors of the statements, each with the name of its statement. The changes of rows in the scripts are
    /// checked against all tables and columns that ever were, the statements against those that are left.
    /// </summary>
    public IReadOnlyList<string> Check(IReadOnlyDictionary<string, string> statements)
    {
        var messages = Check(_everything, _everything.Changes);
        messages.AddRange(Check(_schema, statements));
        return messages;
    }

    private List<string> Check(
        SqlServerSchema schema,
        IReadOnlyDictionary<string, string> statements
    )
    {
        var messages = new List<string>();
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var (name, text) in Definitions(schema))
            AddTo(model, name, text, messages);
        foreach (var (name, text) in statements.Where(s => IsTemporaryTable(s.Value)))
        {
            LearnTypes(text);
            AddTo(model, name, WithoutHash(text), messages);
        }
        foreach (var (name, text) in statements.Where(s => !IsTemporaryTable(s.Value)))
            AddTo(model, name, Procedure(name, text), messages);
        messages.AddRange(model.Validate().Select(m => m.Message));
        return messages;
    }

    /// <summary>The columns of the tables of the model: table, column, whether it may be null, and its type.</summary>
    public IReadOnlyList<(string Table, string Column, bool Nullable, string Type)> Columns()
    {
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var (_, text) in Definitions(_schema))
            model.AddObjects(text);
        return
        [
            .. model
                .GetObjects(DacQueryScopes.UserDefined, Table.TypeClass)
                .SelectMany(
                    table => table.GetReferenced(Table.Columns),
                    (table, column) =>
                        (
                            table.Name.Parts[^1],
                            column.Name.Parts[^1],
                            column.GetProperty<bool>(Column.Nullable),
                            column.GetReferenced(Column.DataType).Single().Name.Parts[^1]
                        )
                ),
        ];
    }

    private static IEnumerable<(string Name, string Text)> Definitions(SqlServerSchema schema) =>
        schema.Tables.SelectMany(t => t.Statements().Select(statement => (t.Name, statement)));

    private void LearnTypes(string definition)
    {
        if (
            SqlServerSchema.Parse(definition).Batches[0].Statements[0] is CreateTableStatement table
        )
            foreach (var column in table.Definition.ColumnDefinitions)
                _typeOfColumn[column.ColumnIdentifier.Value] = SqlOf(column.DataType);
    }

    private static void AddTo(TSqlModel model, string name, string text, List<string> messages)
    {
        try
        {
            model.AddObjects(text);
        }
        catch (DacModelException error)
        {
            messages.Add($"{name}: {error.Message}");
        }
    }

    private string Procedure(string name, string text)
    {
        var body = SqlStatements.IsTable(text) ? $"SELECT 1 AS Found FROM {text}" : text;
        var parameters = Tokens(body)
            .Where(t => t.TokenType == TSqlTokenType.Variable)
            .Select(t => t.Text)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(variable => $"{variable} {TypeOf(variable[1..])}");
        return $"CREATE PROCEDURE dbo.[{name}] {string.Join(", ", parameters)} AS\n{WithoutHash(body)}";
    }

    /// <summary>A parameter has the type of the column of its name; those named otherwise are counts, instants, days or texts.</summary>
    private string TypeOf(string parameter) =>
        _typeOfColumn.TryGetValue(parameter, out var type)
            ? type
            : parameter switch
            {
                "Take" or "BatchSize" or "FirstProduct" or "LastProduct" => "int",
                "Now" or "Until" or "Latest" or "WorkingBefore" or "OfficialBefore" =>
                    "datetime2(3)",
                "Running" or "End" => "date",
                _ => "nvarchar(4000)",
            };

    private static bool IsTemporaryTable(string text) =>
        text.StartsWith("CREATE TABLE #", StringComparison.Ordinal);

    private static string WithoutHash(string text)
    {
        var result = new StringBuilder();
        foreach (var token in Tokens(text))
            result.Append(
                token is { TokenType: TSqlTokenType.Identifier, Text: ['#', ..] }
                    ? "Temporary" + token.Text[1..]
                    : token.Text
            );
        return result.ToString();
    }

    private static string SqlOf(TSqlFragment fragment)
    {
        new Sql160ScriptGenerator().GenerateScript(fragment, out var text);
        return text;
    }

    private static IEnumerable<TSqlParserToken> Tokens(string text) =>
        new TSql160Parser(initialQuotedIdentifiers: true)
            .GetTokenStream(new StringReader(text), out _)
            .Where(t => t.TokenType != TSqlTokenType.EndOfFile);
}

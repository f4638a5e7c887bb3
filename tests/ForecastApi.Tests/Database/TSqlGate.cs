using System.Globalization;
using System.Text;
using ForecastApi.Data;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ForecastApi.Tests;

/// <summary>
/// Checks T-SQL without a server: the migration scripts become a model, each statement a procedure in it with its
/// parameters, and whatever the model complains of is a mistake, warnings included (a missing table is only one).
/// Temporary tables stand as ordinary tables of the model, so that their columns are checked too.
/// </summary>
public sealed class TSqlGate
{
    private readonly List<(string Name, string Text)> _definitions = [];
    private readonly Dictionary<string, string> _seeds = [];
    private readonly Dictionary<string, string> _typeOfColumn = new(
        StringComparer.OrdinalIgnoreCase
    );

    public TSqlGate(IEnumerable<(string Name, string Text)> scripts)
    {
        foreach (var (name, text) in scripts)
        foreach (var statement in Parse(text).Batches.SelectMany(b => b.Statements))
        {
            LearnTypes(statement);
            if (statement is InsertStatement)
                _seeds.Add(Place(name, statement), TextOf(text, statement));
            else if (statement is AlterTableAddTableElementStatement addition)
                AddColumns(addition);
            else if (statement is DropTableStatement drop)
                Drop(drop);
            else
                _definitions.Add((name, TextOf(text, statement)));
        }
    }

    /// <summary>The service's own schema.</summary>
    public static TSqlGate OfMigrations() => new(SchemaScripts.Of(DatabaseProvider.SqlServer));

    /// <summary>What is wrong with the statements, each message with the name of its statement; empty when nothing is.</summary>
    public IReadOnlyList<string> Check(IReadOnlyDictionary<string, string> statements)
    {
        var messages = new List<string>();
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var (name, text) in _definitions)
            AddTo(model, name, text, messages);
        foreach (var (name, text) in statements.Where(s => IsTemporaryTable(s.Value)))
        {
            LearnTypes(Parse(text).Batches[0].Statements[0]);
            AddTo(model, name, WithoutHash(text), messages);
        }
        foreach (var (name, text) in _seeds.Concat(statements))
            if (!IsTemporaryTable(text))
                AddTo(model, name, Procedure(name, text), messages);
        messages.AddRange(model.Validate().Select(m => m.Message));
        return messages;
    }

    /// <summary>The columns of the tables of the model: table, column, whether it may be null, and its type.</summary>
    public IReadOnlyList<(string Table, string Column, bool Nullable, string Type)> Columns()
    {
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var (_, text) in _definitions)
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

    private void LearnTypes(TSqlStatement statement)
    {
        if (statement is CreateTableStatement table)
            foreach (var column in table.Definition.ColumnDefinitions)
                _typeOfColumn[column.ColumnIdentifier.Value] = SqlOf(column.DataType);
    }

    /// <summary>A model knows tables as they are created: what a later script adds is written into the table's own.</summary>
    private void AddColumns(AlterTableAddTableElementStatement addition)
    {
        var table = addition.SchemaObjectName.BaseIdentifier.Value;
        for (var i = 0; i < _definitions.Count; i++)
        {
            var (name, text) = _definitions[i];
            if (
                Parse(text).Batches[0].Statements[0] is not CreateTableStatement created
                || created.SchemaObjectName.BaseIdentifier.Value != table
            )
                continue;
            foreach (var column in addition.Definition.ColumnDefinitions)
                created.Definition.ColumnDefinitions.Add(column);
            LearnTypes(created);
            _definitions[i] = (name, SqlOf(created));
            return;
        }
        throw new FormatException($"No script has created the table '{table}' by then.");
    }

    /// <summary>Removes the table and the rows that earlier scripts insert: the model has the schema after the last script.</summary>
    private void Drop(DropTableStatement drop)
    {
        var tables = drop.Objects.Select(o => o.BaseIdentifier.Value).ToList();
        _definitions.RemoveAll(d =>
            Parse(d.Text).Batches[0].Statements[0] is CreateTableStatement created
            && tables.Contains(created.SchemaObjectName.BaseIdentifier.Value)
        );
        foreach (var (place, text) in _seeds.ToList())
            if (
                Parse(text).Batches[0].Statements[0]
                    is InsertStatement { InsertSpecification.Target: NamedTableReference target }
                && tables.Contains(target.SchemaObject.BaseIdentifier.Value)
            )
                _seeds.Remove(place);
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

    private static string Place(string script, TSqlStatement statement) =>
        $"{script}:{statement.StartLine.ToString(CultureInfo.InvariantCulture)}";

    private static string TextOf(string script, TSqlStatement statement) =>
        script.Substring(statement.StartOffset, statement.FragmentLength);

    private static IEnumerable<TSqlParserToken> Tokens(string text) =>
        new TSql160Parser(initialQuotedIdentifiers: true)
            .GetTokenStream(new StringReader(text), out _)
            .Where(t => t.TokenType != TSqlTokenType.EndOfFile);

    private static TSqlScript Parse(string text)
    {
        var parser = new TSql160Parser(initialQuotedIdentifiers: true);
        var script = (TSqlScript)parser.Parse(new StringReader(text), out var errors);
        return errors.Count == 0
            ? script
            : throw new FormatException(string.Join("; ", errors.Select(e => e.Message)));
    }
}

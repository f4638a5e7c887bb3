using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ForecastApi.Tests;

/// <summary>The schema that the scripts for SQL Server leave behind, found without a server.</summary>
internal sealed class SqlServerSchema
{
    private readonly Dictionary<string, SchemaTable> _tables = [];
    private readonly Dictionary<string, string> _changes = [];
    private readonly bool _keepsDropped;

    /// <param name="keepsDropped">
    /// Whether tables and columns stay that a later script drops, so that the changes of the earlier scripts still find them.
    /// </param>
    public SqlServerSchema(
        IEnumerable<(string Name, string Text)> scripts,
        bool keepsDropped = false
    )
    {
        _keepsDropped = keepsDropped;
        foreach (var (name, text) in scripts)
        foreach (var statement in Parse(text).Batches.SelectMany(b => b.Statements))
            Apply(
                $"{name}:{statement.StartLine.ToString(CultureInfo.InvariantCulture)}",
                statement
            );
    }

    public IReadOnlyCollection<SchemaTable> Tables => _tables.Values;

    /// <summary>The statements of the scripts that change rows, by script and line.</summary>
    public IReadOnlyDictionary<string, string> Changes => _changes;

    public static TSqlScript Parse(string text)
    {
        var parser = new TSql160Parser(initialQuotedIdentifiers: true);
        var script = (TSqlScript)parser.Parse(new StringReader(text), out var errors);
        return errors.Count == 0
            ? script
            : throw new FormatException(string.Join("; ", errors.Select(e => e.Message)));
    }

    private void Apply(string place, TSqlStatement statement)
    {
        switch (statement)
        {
            case CreateTableStatement table:
                var created = new SchemaTable(table.SchemaObjectName.BaseIdentifier.Value);
                _tables.Add(created.Name, created);
                Add(created, table.Definition);
                break;
            case AlterTableAddTableElementStatement addition:
                Add(Find(place, addition.SchemaObjectName), addition.Definition);
                break;
            case AlterTableAlterColumnStatement change:
                Change(Find(place, change.SchemaObjectName), change);
                break;
            case CreateIndexStatement index:
                Find(place, index.OnName).Indexes.Add((index.Name.Value, TextOf(index)));
                break;
            case AlterTableDropTableElementStatement or DropIndexStatement or DropTableStatement:
                if (!_keepsDropped)
                    Drop(place, statement);
                break;
            case InsertStatement or UpdateStatement or DeleteStatement:
                _changes.Add(place, TextOf(statement));
                break;
            default:
                throw new FormatException(
                    $"{place}: a {statement.GetType().Name} is not known here."
                );
        }
    }

    private static void Change(SchemaTable table, AlterTableAlterColumnStatement change)
    {
        const string Words = "ALTER COLUMN ";
        var name = change.ColumnIdentifier.Value;
        var text = TextOf(change);
        var place = table.Columns.FindIndex(c => c.Name == name);
        table.Columns[place] = (
            name,
            text[(text.IndexOf(Words, StringComparison.Ordinal) + Words.Length)..]
        );
    }

    private void Drop(string place, TSqlStatement statement)
    {
        switch (statement)
        {
            case AlterTableDropTableElementStatement removal:
                var table = Find(place, removal.SchemaObjectName);
                foreach (var element in removal.AlterTableDropTableElements)
                    table.Drop(element.Name.Value);
                break;
            case DropIndexStatement removal:
                foreach (var index in removal.DropIndexClauses.OfType<DropIndexClause>())
                    Find(place, index.Object).Drop(index.Index.Value);
                break;
            case DropTableStatement removal:
                foreach (var name in removal.Objects)
                    _tables.Remove(Find(place, name).Name);
                break;
        }
    }

    private SchemaTable Find(string place, SchemaObjectName name) =>
        _tables.GetValueOrDefault(name.BaseIdentifier.Value)
        ?? throw new FormatException(
            $"{place}: no script has created the table '{name.BaseIdentifier.Value}' by then."
        );

    private static void Add(SchemaTable table, TableDefinition added)
    {
        foreach (var column in added.ColumnDefinitions)
            table.Columns.Add((column.ColumnIdentifier.Value, TextOf(column)));
        foreach (var constraint in added.TableConstraints)
            table.Constraints.Add((constraint.ConstraintIdentifier.Value, TextOf(constraint)));
    }

    private static string TextOf(TSqlFragment fragment) =>
        string.Concat(
                fragment
                    .ScriptTokenStream.Skip(fragment.FirstTokenIndex)
                    .Take(fragment.LastTokenIndex - fragment.FirstTokenIndex + 1)
                    .Select(t => t.Text)
            )
            .TrimEnd(';');
}

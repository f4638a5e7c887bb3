using System.Text;
using System.Text.RegularExpressions;

namespace ForecastApi.Tests;

/// <summary>A table as the scripts leave it: its columns, its constraints and its indexes, each by name with its SQL.</summary>
internal sealed partial class SchemaTable(string name)
{
    public string Name { get; } = name;

    public List<(string Name, string Sql)> Columns { get; } = [];

    public List<(string Name, string Sql)> Constraints { get; } = [];

    public List<(string Name, string Sql)> Indexes { get; } = [];

    /// <summary>The words after the closing bracket, such as <c>WITHOUT ROWID</c>.</summary>
    public string Options { get; init; } = "";

    public IEnumerable<string> References =>
        Constraints.SelectMany(c =>
            Referenced().Matches(c.Sql).Select(m => m.Groups["table"].Value)
        );

    /// <summary>The statements that create the table and its indexes, without their semicolons.</summary>
    public IEnumerable<string> Statements()
    {
        var create = new StringBuilder("CREATE TABLE ").Append(Name).Append(" (\n    ");
        create.AppendJoin(",\n    ", Columns.Concat(Constraints).Select(e => e.Sql)).Append("\n)");
        yield return (Options.Length == 0 ? create : create.Append(' ').Append(Options)).ToString();
        foreach (var (_, sql) in Indexes)
            yield return sql;
    }

    /// <summary>Removes the column, constraint or index of the name; a default goes from the SQL of its column.</summary>
    public void Drop(string element)
    {
        foreach (var list in (List<(string Name, string Sql)>[])[Columns, Constraints, Indexes])
            list.RemoveAll(e => e.Name == element);
        for (var i = 0; i < Columns.Count; i++)
            Columns[i] = (
                Columns[i].Name,
                Regex.Replace(
                    Columns[i].Sql,
                    $@" CONSTRAINT {Regex.Escape(element)} DEFAULT \S+",
                    "",
                    RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                )
            );
    }

    [GeneratedRegex(@"\bREFERENCES (?<table>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Referenced();
}

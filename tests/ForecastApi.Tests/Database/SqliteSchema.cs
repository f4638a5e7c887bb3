using System.Data.Common;
using System.Text.RegularExpressions;

namespace ForecastApi.Tests;

/// <summary>The schema of an SQLite database, as its catalogue has it.</summary>
internal static partial class SqliteSchema
{
    private const string Catalogue = """
        SELECT type, name, tbl_name, sql FROM sqlite_master
        WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND tbl_name <> 'SchemaVersions'
        ORDER BY type DESC, name
        """;

    public static async Task<IReadOnlyCollection<SchemaTable>> ReadAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        var tables = new Dictionary<string, SchemaTable>();
        var command = connection.CreateCommand();
        await using (command)
        {
            command.CommandText = Catalogue;
            var reader = await command.ExecuteReaderAsync(cancellationToken);
            await using (reader)
                while (await reader.ReadAsync(cancellationToken))
                {
                    var (type, name, table) = (
                        reader.GetString(0),
                        reader.GetString(1),
                        reader.GetString(2)
                    );
                    var sql = OnOneLine(reader.GetString(3));
                    if (type == "table")
                        tables.Add(name, Parse(name, sql));
                    else
                        tables[table].Indexes.Add((name, sql));
                }
        }
        return tables.Values;
    }

    /// <summary>SQLite writes an added column after the constraints; this moves it to the other columns.</summary>
    private static SchemaTable Parse(string name, string sql)
    {
        var (open, close) = (sql.IndexOf('(', StringComparison.Ordinal), sql.LastIndexOf(')'));
        var table = new SchemaTable(name) { Options = sql[(close + 1)..].Trim() };
        foreach (var element in Elements(sql[(open + 1)..close]))
            if (element.Split(' ') is ["CONSTRAINT", var constraint, ..])
                table.Constraints.Add((constraint, element));
            else
                table.Columns.Add((element.Split(' ')[0], element));
        return table;
    }

    private static IEnumerable<string> Elements(string list)
    {
        var (depth, quoted, start) = (0, false, 0);
        for (var i = 0; i < list.Length; i++)
            switch (list[i])
            {
                case '\'':
                    quoted = !quoted;
                    break;
                case '(' when !quoted:
                    depth++;
                    break;
                case ')' when !quoted:
                    depth--;
                    break;
                case ',' when !quoted && depth == 0:
                    yield return list[start..i].Trim();
                    start = i + 1;
                    break;
            }
        yield return list[start..].Trim();
    }

    private static string OnOneLine(string sql) =>
        Spaces()
            .Replace(Comments().Replace(sql, ""), " ")
            .Replace("\"", "", StringComparison.Ordinal)
            .Trim();

    [GeneratedRegex("--[^\n]*", RegexOptions.None, 1000)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}

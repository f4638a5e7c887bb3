using ForecastApi.Http;
using ForecastApi.Imports.Cells;
using ForecastApi.Imports.Formats;

namespace ForecastApi.Imports.Reading;

/// <summary>The header of a table: where the columns of ours are.</summary>
/// <param name="Positions">The position in the file of each column of ours; -1 where it is missing.</param>
/// <param name="Width">The number of columns; without a mapping, up to the last that has a name.</param>
/// <param name="Quantities">The columns of quantities of a wide sheet.</param>
public sealed record TableHeader(
    int[] Positions,
    int Width,
    IReadOnlyList<QuantityColumn> Quantities
)
{
    /// <summary>Reads the current record as the header.</summary>
    /// <exception cref="ProblemException">422: it is not that of such a file.</exception>
    public static TableHeader Read(IRecords records, TableColumns columns, TableFormat format)
    {
        var names = new List<string>();
        var kinds = new List<CellKind>();
        for (var i = 0; i < records.Count; i++)
        {
            var cell = records.Cell(i);
            names.Add(cell.Text.Trim().ToString());
            kinds.Add(cell.Kind);
        }
        var width = names.Count;
        while (names.Count > 0 && names[^1].Length == 0)
            names.RemoveAt(names.Count - 1);
        var positions = columns.Names.Select(_ => -1).ToArray();
        var quantities = new List<QuantityColumn>();
        for (var i = 0; i < names.Count; i++)
        {
            var ours =
                format.Columns is { } mapping ? OursOf(names[i], mapping)
                : columns.IndexOf(names[i]) is var known and >= 0 ? columns.Names[known]
                : throw Refused(
                    names[i].Length == 0
                        ? Invariant($"column {i + 1} has no name.")
                        : $"'{CellText.Shown(names[i])}' is not a column of this import."
                );
            if (ours == TableColumns.Quantities)
                quantities.Add(new(i, names[i], kinds[i]));
            else if (ours is not null)
            {
                var column = columns.IndexOf(ours);
                if (positions[column] >= 0)
                    throw Refused($"the column '{CellText.Shown(names[i])}' appears twice.");
                positions[column] = i;
            }
        }
        foreach (var (theirs, _) in format.Columns ?? [])
            if (
                theirs != TableColumns.AllOthers
                && !names.Contains(theirs, StringComparer.OrdinalIgnoreCase)
            )
                throw Refused(
                    $"the file has no column '{theirs}', which columns names; it has {Shown(names)}."
                );
        if (format.Columns is null)
            for (var c = 0; c < columns.Required; c++)
                if (positions[c] < 0)
                    throw Refused($"the column '{columns.Names[c]}' is missing.");
        return new(positions, format.Columns is null ? names.Count : width, quantities);

        ProblemException Refused(string message) =>
            FileProblems.Header(
                records.Line,
                HeaderRemedy.Of(message, records.Start, columns, format)
            );
    }

    private static string? OursOf(string name, IReadOnlyList<ColumnMapping> mapping)
    {
        if (name.Length == 0)
            return null;
        foreach (var (theirs, ours) in mapping)
            if (theirs.Equals(name, StringComparison.OrdinalIgnoreCase))
                return ours;
        foreach (var (theirs, ours) in mapping)
            if (theirs == TableColumns.AllOthers)
                return ours;
        return null;
    }

    private static string Shown(List<string> names) =>
        string.Join(", ", names.Take(20).Select(n => CellText.Shown(n)))
        + (names.Count > 20 ? ", …" : "");
}

using System.Text;

namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>
/// Splits the text of a sample into rows, whatever their number of cells: the lines before the header and after the last
/// row of a table have another number than the rows.
/// </summary>
public static class SampleRows
{
    private const char Quote = '"';

    /// <summary>Returns the rows that are not blank.</summary>
    public static IReadOnlyList<SampleRow> Split(string text, char delimiter)
    {
        var rows = new List<SampleRow>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (line, first, quoted) = (1L, 1L, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
                line++;
            if (quoted && c == Quote && i + 1 < text.Length && text[i + 1] == Quote)
                cell.Append(text[i++]);
            else if (c == Quote && (quoted || IsBlank(cell)))
                quoted = !quoted;
            else if (quoted || (c != delimiter && c is not ('\r' or '\n')))
                cell.Append(c);
            else if (c == delimiter)
                EndCell();
            else if (c == '\n')
                EndRow();
        }
        EndRow();
        return rows;

        void EndCell()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            var row = new SampleRow(first, cells.ToArray());
            if (!row.IsBlank)
                rows.Add(row);
            cells.Clear();
            first = line;
        }
    }

    private static bool IsBlank(StringBuilder cell)
    {
        for (var i = 0; i < cell.Length; i++)
            if (!char.IsWhiteSpace(cell[i]))
                return false;
        return true;
    }
}

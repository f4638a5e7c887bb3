using System.Runtime.CompilerServices;
using ForecastApi.Http;
using ForecastApi.Imports;
using Sylvan.Data.Csv;

namespace ForecastApi.Sales;

/// <summary>Reads a sales file row by row: memory does not grow with it.</summary>
public static class SalesCsv
{
    /// <summary>
    /// The rows with their line numbers; bad ones are null and go to <paramref name="report"/> as line, field,
    /// message.
    /// </summary>
    public static async IAsyncEnumerable<(long Line, SalesRow? Row)> ReadAsync(
        TextReader reader,
        Action<long, string?, string> report,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var interner = new Interner();
        var csv = await CsvTable.OpenAsync(reader, cancellationToken);
        await using (csv)
        {
            var columns = CsvTable.Columns(csv, SalesFields.All, SalesFields.Required.Count);
            var line = 1L;
            while (await CsvTable.NextAsync(csv, report, line + 1, cancellationToken))
            {
                line++;
                yield return (line, Parse(csv, columns, line, interner, report));
            }
        }
    }

    private static SalesRow? Parse(
        CsvDataReader csv,
        int[] columns,
        long line,
        Interner interner,
        Action<long, string?, string> report
    )
    {
        if (csv.RowFieldCount > csv.FieldCount)
        {
            report(line, null, "has more fields than the header.");
            return null;
        }
        return SalesFields.Parse(
            line,
            CsvText.Plain(CsvTable.Field(csv, columns[0]).Trim()),
            CsvTable.Field(csv, columns[1]),
            CsvTable.Field(csv, columns[2]),
            CsvTable.Field(csv, columns[3]),
            CsvText.Plain(CsvTable.Field(csv, columns[4]).Trim()),
            CsvTable.Field(csv, columns[5]),
            interner,
            report
        );
    }
}

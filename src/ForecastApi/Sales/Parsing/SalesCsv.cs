using System.Runtime.CompilerServices;
using ForecastApi.Http;
using ForecastApi.Imports;

namespace ForecastApi.Sales.Parsing;

/// <summary>Reads a CSV file of sales line by line. Memory does not grow with the file.</summary>
public static class SalesCsv
{
    /// <summary>Streams the lines after the header.</summary>
    public static async IAsyncEnumerable<SalesLine> ReadAsync(
        TextReader reader,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var interner = new Interner();
        var csv = await CsvTable.OpenAsync(
            reader,
            SalesFields.All,
            SalesFields.Required.Count,
            cancellationToken
        );
        await using (csv)
            while (await csv.ReadAsync(cancellationToken))
                yield return csv.Error is { } error
                    ? new(csv.Line, new RowError(null, error))
                    : Parse(csv, interner);
    }

    private static SalesLine Parse(CsvTable csv, Interner interner) =>
        SalesFields.Parse(
            csv.Line,
            CsvText.Plain(csv.Field(0).Trim()),
            csv.Field(1),
            csv.Field(2),
            csv.Field(3),
            CsvText.Plain(csv.Field(4).Trim()),
            csv.Field(5),
            interner
        );
}

using System.Globalization;
using System.Runtime.CompilerServices;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Sales.Parsing;

namespace ForecastApi.Sales;

/// <summary>All SQL that exports sales as they were imported.</summary>
public sealed class SalesExport(Database database)
{
    private static readonly SqlText Rows = new(
        """
        SELECT p.Sku, s.SaleDate, s.Quantity, s.UnitPrice, s.Channel, s.Stockout
        FROM Sales s JOIN Products p ON p.ProductId = s.ProductId
        WHERE s.SaleDate >= @From AND s.SaleDate <= @To AND (@Sku IS NULL OR p.Sku = @Sku)
        ORDER BY p.Sku, s.SaleDate, s.Channel
        """
    );

    /// <summary>Streams the rows as lines of CSV, with the columns of <see cref="SalesFields.All"/>.</summary>
    public IAsyncEnumerable<string> ReadAsync(
        string? sku,
        DateOnly? from,
        DateOnly? to,
        CancellationToken cancellationToken
    ) =>
        database.StreamAsync(
            session =>
                LinesAsync(
                    session,
                    new
                    {
                        From = from ?? new DateOnly(Month.FirstYear, 1, 1),
                        To = to ?? new DateOnly(Month.LastYear, 12, 31),
                        Sku = sku,
                    },
                    cancellationToken
                ),
            cancellationToken
        );

    // The reader, not StreamAsync: millions of rows, without an object for each
    private static async IAsyncEnumerable<string> LinesAsync(
        DbSession session,
        object parameters,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var reader = await session.ReaderAsync(Rows, parameters);
        await using (reader)
            while (await reader.ReadAsync(cancellationToken))
                yield return string.Join(
                    ',',
                    CsvText.Cell(reader.GetString(0)),
                    DapperTypes
                        .ToDate(reader.GetValue(1))
                        .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    Number(reader.GetValue(2)),
                    Number(reader.GetValue(3)),
                    CsvText.Cell(reader.GetString(4)),
                    Number(reader.GetValue(5))
                );
    }

    private static string Number(object value) =>
        value is DBNull ? "" : CsvText.Cell(DapperTypes.ToDecimal(value));
}

using System.Runtime.CompilerServices;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http.Tables;
using ForecastApi.Sales.Parsing;

namespace ForecastApi.Sales;

/// <summary>All SQL that exports sales as they were imported.</summary>
public sealed class SalesExport(Database database)
{
    private static readonly SqlText Rows = new(
        """
        SELECT p.Sku, s.SaleDate, s.Quantity, s.UnitPrice, s.Channel, s.Stockout, s.PeriodEnd
        FROM Sales s JOIN Products p ON p.ProductId = s.ProductId
        WHERE s.SaleDate >= @From AND s.SaleDate <= @To AND (@Sku IS NULL OR p.Sku = @Sku)
        ORDER BY p.Sku, s.SaleDate, s.Channel
        """
    );

    /// <summary>Returns the rows, streamed, with the columns of <see cref="SalesFields.All"/>.</summary>
    public ExportTable Read(
        string? sku,
        DateOnly? from,
        DateOnly? to,
        CancellationToken cancellationToken
    ) =>
        new(
            "sales",
            [
                .. SalesFields.All.Select(c =>
                    c is "date" or "periodEnd" ? ExportColumn.Date(c) : new ExportColumn(c)
                ),
            ],
            database.StreamAsync(
                session =>
                    RowsAsync(
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
            )
        );

    // The reader, not StreamAsync: millions of rows, without an object for each
    private static async IAsyncEnumerable<object?[]> RowsAsync(
        DbSession session,
        object parameters,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var reader = await session.ReaderAsync(Rows, parameters);
        await using (reader)
            while (await reader.ReadAsync(cancellationToken))
                yield return
                [
                    reader.GetString(0),
                    DapperTypes.ToDate(reader.GetValue(1)),
                    Number(reader.GetValue(2)),
                    Number(reader.GetValue(3)),
                    reader.GetString(4),
                    Number(reader.GetValue(5)),
                    reader.IsDBNull(6) ? null : DapperTypes.ToDate(reader.GetValue(6)),
                ];
    }

    private static object? Number(object value) =>
        value is DBNull ? null : DapperTypes.ToDecimal(value);
}

using System.Globalization;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http;

namespace ForecastApi.Sales;

/// <summary>All SQL that reads the sales as they were imported, one by one.</summary>
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

    /// <summary>Each row as a line of CSV, in the order of <see cref="SalesFields.All"/>.</summary>
    public Task<bool> ReadAsync(
        string? sku,
        DateOnly? from,
        DateOnly? to,
        Func<string, Task> write,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async s =>
            {
                var reader = await s.ReaderAsync(
                    Rows,
                    new
                    {
                        From = from ?? new DateOnly(Month.FirstYear, 1, 1),
                        To = to ?? new DateOnly(Month.LastYear, 12, 31),
                        Sku = sku,
                    }
                );
                await using (reader)
                    while (await reader.ReadAsync(cancellationToken))
                        await write(
                            string.Join(
                                ',',
                                CsvText.Cell(reader.GetString(0)),
                                DapperTypes
                                    .ToDate(reader.GetValue(1))
                                    .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                                Number(reader.GetValue(2)),
                                Number(reader.GetValue(3)),
                                CsvText.Cell(reader.GetString(4)),
                                Number(reader.GetValue(5))
                            )
                        );
                return true;
            },
            cancellationToken
        );

    private static string Number(object value) =>
        value is DBNull ? "" : CsvText.Cell(DapperTypes.ToDecimal(value));
}

using System.Globalization;

namespace ForecastApi.Benchmarks;

/// <summary>
/// Made-up sales, the same at every run: a hundred months for each SKU, in the order of the key or, as a
/// monthly export has them, by month.
/// </summary>
internal sealed class SampleSales
{
    public const int Months = 100;

    private static readonly string[] Dates =
    [
        .. Enumerable
            .Range(0, Months)
            .Select(m =>
                new DateOnly(2018, 1, 15)
                    .AddMonths(m)
                    .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            ),
    ];

    /// <param name="rows">Rounded down to whole SKUs.</param>
    public SampleSales(int rows, bool byMonth)
    {
        Skus = Math.Max(1, rows / Months);
        Rows = new Row[Skus * Months];
        for (var i = 0; i < Rows.Length; i++)
        {
            var (sku, month) = byMonth ? (i % Skus, i / Skus) : (i / Months, i % Months);
            var mixed = unchecked((uint)((sku * 7919) + month) * 2_654_435_761u) >> 12;
            Rows[i] = new Row(
                sku + 1,
                Dates[month],
                mixed % 1_000_000_000,
                (sku % 500 * 250_000L) + 990_000
            );
        }
    }

    private SampleSales(int skus, Row[] rows) => (Skus, Rows) = (skus, rows);

    /// <summary>The histories of <see cref="MadeUpHistory"/>, in the order of the key.</summary>
    public static SampleSales OfHistories(int products)
    {
        var rows = new Row[products * MadeUpHistory.Months];
        for (var p = 0; p < products; p++)
        {
            var quantities = MadeUpHistory.Of(p);
            for (var m = 0; m < MadeUpHistory.Months; m++)
                rows[(p * MadeUpHistory.Months) + m] = new Row(
                    p + 1,
                    MadeUpHistory.Date(m),
                    (long)(quantities[m] * 1e6m),
                    9_990_000
                );
        }
        return new(products, rows);
    }

    public int Skus { get; }

    public Row[] Rows { get; }

    public static string Sku(string prefix, int product) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{product:D7}");

    public void WriteCsv(string path, string skuPrefix)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine("sku,date,quantity,unitPrice,channel");
        foreach (var row in Rows)
            writer.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Sku(skuPrefix, row.ProductId)},{row.SaleDate},{row.Quantity / 1e6m:0.######},{row.UnitPrice / 1e6m:0.######},web"
                )
            );
    }

    /// <summary>A row as SQLite stores it: quantity and price are whole numbers of 10⁻⁶.</summary>
    public readonly record struct Row(int ProductId, string SaleDate, long Quantity, long UnitPrice)
    {
        public const string Channel = "web";
    }
}

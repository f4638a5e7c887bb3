using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;

namespace ForecastApi.Products.Boms;

/// <summary>Bills of materials as rows. The rows of a product in a file are its whole bill, stored whole or not at all.</summary>
public sealed class BomTable : ITable<BomTable.Row>
{
    public static readonly BomTable Instance = new();

    private static readonly SqlText DeleteBom = new(
        "DELETE FROM BomLines WHERE ProductId = @ProductId"
    );

    private static readonly SqlText BomLines = new("BomLines");

    private static readonly string[] StoredColumns =
    [
        "ProductId",
        "LineNumber",
        "ComponentId",
        "Quantity",
        "QuantityNanos",
        "ScrapRate",
    ];

    public string Kind => "boms";

    public string Operation => "importBoms";

    public IReadOnlyList<string> Columns { get; } =
    ["sku", "componentSku", "quantity", "scrapRate"];

    public int RequiredColumns => 3;

    public bool NeedsEveryRow => true;

    public IReadOnlyList<int> SkuColumns { get; } = [0, 1];

    public Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> SameLettersAsync(
        DbSession session,
        IReadOnlyCollection<string> skus
    ) => SameLetters.FindAsync(session, skus);

    public ParsedRow<Row> Parse(TableRow row)
    {
        var cells = row.Cells;
        var errors = new List<RowError>();
        var (sku, component) = (cells[0]!.Trim(), cells[1]!.Trim());
        var quantity = Number(2);
        var scrap = row.IsEmpty(3) ? 0 : Number(3);
        if (ProductRules.WhyNotASku(sku) is { } reason)
        {
            errors.Add(new(Columns[0], reason));
            return new(null, errors);
        }
        if (quantity is null || scrap is null)
            return new(new(sku, null), errors);
        try
        {
            BomRules.Check(new BillOfMaterials([new(component, quantity.Value, scrap.Value)]));
            return new(new(sku, new(sku, component, quantity.Value, scrap.Value)), errors);
        }
        catch (ProblemException problem)
        {
            // The rules name lines[0].quantity; the file names quantity
            errors.AddRange(
                RowError
                    .From(problem)
                    .Select(e => e with { Field = e.Field![(e.Field!.IndexOf('.') + 1)..] })
            );
            return new(new(sku, null), errors);
        }

        decimal? Number(int column)
        {
            if (row.Format.TryExactNumber(row.Cell(column), out var value))
                return value;
            errors.Add(new(Columns[column], row.WhyNotANumber(column)));
            return null;
        }
    }

    public async Task<CheckedRows<Row>> CheckAsync(
        DbSession session,
        IReadOnlyList<(long Line, Row Row)> rows
    )
    {
        await DataVersions.AdvanceAsync(session, DataVersion.Products);
        var rejections = new BomRejections();
        var errors = new List<ImportError>();
        foreach (var bill in rows.GroupBy(r => r.Row.Sku, StringComparer.Ordinal))
            if (bill.Count() > BomRules.MaxLines)
                rejections.AddTooLong(bill.Key);
        foreach (var (line, row) in rows)
            if (row.Bom is null)
                rejections.AddBadRow(row.Sku, line);
        rejections.AddCycles(
            rows.Select(r => r.Row.Bom).OfType<BomRow>(),
            await BomStore.AllAsync(session)
        );
        foreach (var (line, row) in rows)
            if (rejections.ErrorOf(line, row) is { } error)
                errors.Add(ImportError.From(line, error));
        return new([.. rows.Where(r => !rejections.Contains(r.Row.Sku))], errors);
    }

    public async Task<ImportCounts> StoreAsync(
        DbSession session,
        IReadOnlyList<(long Line, Row Row)> rows
    )
    {
        var ids = await AddProductsAsync(session, rows);
        var before = (await BomStore.AllAsync(session)).ToLookup(
            r => r.Sku,
            StringComparer.Ordinal
        );
        var (inserted, updated) = (0L, 0L);
        var added = new List<object?[]>();
        var bills = rows.GroupBy(r => r.Row.Sku, r => r.Row.Bom!, StringComparer.Ordinal).ToList();
        foreach (var bill in bills)
        {
            var was = before[bill.Key].ToLookup(r => r.ComponentSku, StringComparer.Ordinal);
            foreach (var row in bill)
                if (!was.Contains(row.ComponentSku))
                    inserted++;
                else if (!was[row.ComponentSku].Contains(row))
                    updated++;
            await session.ExecuteAsync(DeleteBom, new { ProductId = ids[bill.Key] });
            added.AddRange(
                bill.Select(
                    (r, i) =>
                    {
                        var (quantity, nanos) = StoredBomRow.Split(r.Quantity);
                        return new object?[]
                        {
                            ids[r.Sku],
                            i + 1,
                            ids[r.ComponentSku],
                            quantity,
                            nanos,
                            r.ScrapRate,
                        };
                    }
                )
            );
        }
        await session.BulkInsertAsync(BomLines, StoredColumns, added);
        return new(inserted, updated, bills.Count);
    }

    /// <summary>Creates the products that the rows name for the first time. Returns the ids of all products by SKU.</summary>
    private static async Task<IReadOnlyDictionary<string, int>> AddProductsAsync(
        DbSession session,
        IReadOnlyList<(long Line, Row Row)> rows
    )
    {
        var ids = await ProductIds.AllAsync(session);
        var missing = rows.SelectMany(r => (string[])[r.Row.Sku, r.Row.Bom!.ComponentSku])
            .Where(sku => !ids.ContainsKey(sku))
            .ToHashSet(StringComparer.Ordinal);
        if (missing.Count == 0)
            return ids;
        await ProductStore.AddAsync(session, missing);
        return await ProductIds.AllAsync(session);
    }

    /// <summary>A row of the file.</summary>
    /// <param name="Sku">The product of the bill.</param>
    /// <param name="Bom">The line; null when one of its values is bad.</param>
    public sealed record Row(string Sku, BomRow? Bom);
}

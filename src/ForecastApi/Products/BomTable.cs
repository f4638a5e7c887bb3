using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;

namespace ForecastApi.Products;

/// <summary>Bills of materials as rows: the rows of a product in a file are its whole bill, stored whole or not at all.</summary>
public sealed class BomTable : ITable<BomTable.Row>
{
    public static readonly BomTable Instance = new();

    private static readonly SqlText Ids = new("SELECT ProductId AS Id, Sku FROM Products");

    private static readonly SqlText DeleteBom = new(
        "DELETE FROM BomLines WHERE ProductId = @ProductId"
    );

    private static readonly SqlText BomLines = new("BomLines");

    private static readonly string[] Stored =
    [
        "ProductId",
        "LineNumber",
        "ComponentId",
        "Quantity",
        "ScrapRate",
    ];

    public string Kind => "boms";

    public string Operation => "importBoms";

    public IReadOnlyList<string> Columns { get; } =
    ["sku", "componentSku", "quantity", "scrapRate"];

    public int Needed => 3;

    public bool NeedsEveryRow => true;

    public Row? Parse(string?[] cells, Action<string?, string> report)
    {
        var (sku, component) = (cells[0]!.Trim(), cells[1]!.Trim());
        var quantity = Number(2);
        var scrap = string.IsNullOrWhiteSpace(cells[3]) ? 0 : Number(3);
        if (ProductRules.WhyNotASku(sku) is { } reason)
        {
            report(Columns[0], reason);
            return null;
        }
        if (quantity is null || scrap is null)
            return new(sku, null);
        try
        {
            ProductRules.Check(new BillOfMaterials([new(component, quantity.Value, scrap.Value)]));
            return new(sku, new(sku, component, quantity.Value, scrap.Value));
        }
        catch (ProblemException refusal)
        {
            foreach (var (path, messages) in refusal.Errors!)
            foreach (var message in messages)
                report(path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..], message);
            return new(sku, null);
        }

        decimal? Number(int column)
        {
            if (CellText.TryNumber(cells[column], out var value))
                return value;
            report(Columns[column], $"'{CellText.Shown(cells[column])}' is not a number.");
            return null;
        }
    }

    public async Task<IReadOnlyList<(long Line, Row Row)>> CheckAsync(
        DbSession session,
        IReadOnlyList<(long Line, Row Row)> rows,
        Action<long, string?, string> report
    )
    {
        await DataVersions.AdvanceAsync(session, DataVersion.Products);
        var known = (await session.QueryAsync<ProductId>(Ids))
            .Select(p => p.Sku)
            .ToHashSet(StringComparer.Ordinal);
        var refusals = new BomRefusals();
        foreach (var bill in rows.GroupBy(r => r.Row.Sku, StringComparer.Ordinal))
            if (bill.Count() > ProductRules.MostLines)
                refusals.AddTooLong(bill.Key);
        foreach (var (line, row) in rows)
        {
            if (row.Bom is null)
                refusals.AddBadRow(row.Sku, line);
            Check(line, "sku", row.Sku, row.Sku);
            Check(line, "componentSku", row.Bom?.ComponentSku ?? row.Sku, row.Sku);
        }
        refusals.AddCycles(
            rows.Select(r => r.Row.Bom).OfType<BomRow>(),
            await session.QueryAsync<BomRow>(ProductExport.Boms)
        );
        foreach (var (line, row) in rows)
            if (refusals.Of(line, row) is { } refusal)
                report(line, refusal.Field, refusal.Message);
        return [.. rows.Where(r => !refusals.Holds(r.Row.Sku))];

        void Check(long line, string field, string sku, string of)
        {
            if (known.Contains(sku) || refusals.HoldsRow(line))
                return;
            refusals.AddBadRow(of, line);
            report(line, field, $"there is no product '{sku}'; store it first.");
        }
    }

    public async Task<ImportCounts> StoreAsync(
        DbSession session,
        IReadOnlyList<(long Line, Row Row)> rows
    )
    {
        var ids = (await session.QueryAsync<ProductId>(Ids)).ToDictionary(
            p => p.Sku,
            p => p.Id,
            StringComparer.Ordinal
        );
        var before = (await session.QueryAsync<BomRow>(ProductExport.Boms)).ToLookup(
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
                        new object?[]
                        {
                            ids[r.Sku],
                            i + 1,
                            ids[r.ComponentSku],
                            r.Quantity,
                            r.ScrapRate,
                        }
                )
            );
        }
        await session.BulkInsertAsync(BomLines, Stored, added);
        return new(inserted, updated, bills.Count);
    }

    /// <summary>A row of the file.</summary>
    /// <param name="Sku">Whose bill it belongs to.</param>
    /// <param name="Bom">The line; null when something in it is bad.</param>
    public sealed record Row(string Sku, BomRow? Bom);

    private sealed record ProductId(int Id, string Sku);
}

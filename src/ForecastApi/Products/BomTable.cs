using System.Globalization;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;

namespace ForecastApi.Products;

/// <summary>Bills of materials as rows: the rows of a product in a file are its whole bill.</summary>
public sealed class BomTable : ITable<BomRow>
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

    public BomRow? Parse(string?[] cells, Action<string?, string> report)
    {
        var quantity = Number(2);
        var scrap = string.IsNullOrEmpty(cells[3]) ? 0 : Number(3);
        if (ProductRules.WhyNotASku(cells[0]) is { } reason)
            report(Columns[0], reason);
        if (quantity is null || scrap is null)
            return null;
        var row = new BomRow(cells[0]!, cells[1]!, quantity.Value, scrap.Value);
        try
        {
            ProductRules.Check(
                new BillOfMaterials([new(row.ComponentSku, row.Quantity, row.ScrapRate)])
            );
            return ProductRules.WhyNotASku(row.Sku) is null ? row : null;
        }
        catch (ProblemException refusal)
        {
            foreach (var (path, messages) in refusal.Errors!)
            foreach (var message in messages)
                report(path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..], message);
            return null;
        }

        decimal? Number(int column)
        {
            if (
                decimal.TryParse(
                    cells[column],
                    NumberStyles.AllowLeadingSign
                        | NumberStyles.AllowDecimalPoint
                        | NumberStyles.AllowExponent,
                    CultureInfo.InvariantCulture,
                    out var value
                )
            )
                return value;
            report(Columns[column], $"'{cells[column]}' is not a number.");
            return null;
        }
    }

    public async Task<IReadOnlyList<(long Line, BomRow Row)>> CheckAsync(
        DbSession session,
        IReadOnlyList<(long Line, BomRow Row)> rows,
        Action<long, string?, string> report
    )
    {
        await session.ExecuteAsync(ProductStore.Serialise);
        var known = (await session.QueryAsync<ProductId>(Ids))
            .Select(p => p.Sku)
            .ToHashSet(StringComparer.Ordinal);
        var bad = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, row) in rows)
        {
            Check(line, "sku", row.Sku, row.Sku);
            Check(line, "componentSku", row.ComponentSku, row.Sku);
        }
        var good = rows.Where(r => !bad.Contains(r.Row.Sku)).ToList();
        foreach (var cycle in await CyclesAsync(session, good))
        {
            bad.Add(cycle[0]);
            report(
                good.First(r => r.Row.Sku == cycle[0]).Line,
                "componentSku",
                $"makes a cycle: {string.Join(" → ", cycle)}."
            );
        }
        // A bill is stored whole or not at all
        foreach (var (line, row) in rows.Where(r => bad.Contains(r.Row.Sku)))
            if (known.Contains(row.Sku) && known.Contains(row.ComponentSku))
                report(line, null, $"belongs to the bill of {row.Sku}, which has a bad row.");
        return [.. good.Where(r => !bad.Contains(r.Row.Sku))];

        void Check(long line, string field, string sku, string of)
        {
            if (known.Contains(sku))
                return;
            bad.Add(of);
            report(line, field, $"there is no product '{sku}'; store it first.");
        }
    }

    public async Task<ImportCounts> StoreAsync(
        DbSession session,
        IReadOnlyList<(long Line, BomRow Row)> rows
    )
    {
        var ids = (await session.QueryAsync<ProductId>(Ids)).ToDictionary(
            p => p.Sku,
            p => p.Id,
            StringComparer.Ordinal
        );
        var before = (await session.QueryAsync<BomRow>(ProductStore.AllBoms)).ToLookup(
            r => r.Sku,
            StringComparer.Ordinal
        );
        var (inserted, updated) = (0L, 0L);
        var added = new List<object?[]>();
        var bills = rows.GroupBy(r => r.Row.Sku, r => r.Row, StringComparer.Ordinal).ToList();
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

    private static async Task<List<IReadOnlyList<string>>> CyclesAsync(
        DbSession session,
        IReadOnlyList<(long Line, BomRow Row)> rows
    )
    {
        var replaced = rows.Select(r => r.Row.Sku).ToHashSet(StringComparer.Ordinal);
        var componentsOf = (await session.QueryAsync<BomRow>(ProductStore.AllBoms))
            .Where(r => !replaced.Contains(r.Sku))
            .Concat(rows.Select(r => r.Row))
            .ToLookup(r => r.Sku, r => r.ComponentSku, StringComparer.Ordinal);
        return
        [
            .. replaced
                .Order(StringComparer.Ordinal)
                .Select(sku => ProductRules.FindCycle(sku, componentsOf))
                .OfType<IReadOnlyList<string>>(),
        ];
    }

    private sealed record ProductId(int Id, string Sku);
}

using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;

namespace ForecastApi.Products;

/// <summary>Products as rows: a column that a file does not have stays as it is stored, an empty cell is nothing.</summary>
public sealed class ProductTable : ITable<ProductTable.Row>
{
    public static readonly ProductTable Instance = new();

    private static readonly SqlText Update = new(
        """
        UPDATE Products SET Name = @Name, Category = @Category, Unit = @Unit, UnitPrice = @UnitPrice,
            UnitCost = @UnitCost, Status = @Status, LikeSku = @LikeSku
        WHERE Sku = @Sku
        """
    );

    private static readonly SqlText Products = new("Products");

    private static readonly string[] Stored =
    [
        "Sku",
        "Name",
        "Category",
        "Unit",
        "UnitPrice",
        "UnitCost",
        "Status",
        "LikeSku",
    ];

    public string Kind => "products";

    public string Operation => "importProducts";

    public IReadOnlyList<string> Columns { get; } =
    ["sku", "name", "category", "unit", "unitPrice", "unitCost", "status", "likeSku"];

    public int Needed => 1;

    public Row? Parse(string?[] cells, Action<string?, string> report)
    {
        var ok = true;
        var price = Number(4);
        var cost = Number(5);
        var status = ProductStatus.Active;
        if (cells[6]?.Trim() is { Length: > 0 } text && !TryStatus(text, out status))
            Fail(6, $"'{CellText.Shown(text)}' is not active or discontinued.");
        if (!ok)
            return null;
        var row = new Row(cells, price, cost, status);
        try
        {
            row.Onto(null);
            return row;
        }
        catch (ProblemException refusal)
        {
            foreach (var (field, messages) in refusal.Errors!)
            foreach (var message in messages)
                report(field, message);
            return null;
        }

        static bool TryStatus(string text, out ProductStatus status)
        {
            var ok = QueryEnum<ProductStatus>.TryParse(
                text.ToLowerInvariant(),
                null,
                out var parsed
            );
            status = parsed.Value;
            return ok;
        }

        decimal? Number(int column)
        {
            if (string.IsNullOrWhiteSpace(cells[column]))
                return null;
            if (CellText.TryNumber(cells[column], out var value))
                return value;
            Fail(column, $"'{CellText.Shown(cells[column])}' is not a number.");
            return null;
        }

        void Fail(int column, string message)
        {
            ok = false;
            report(Columns[column], message);
        }
    }

    public Task<IReadOnlyList<(long Line, Row Row)>> CheckAsync(
        DbSession session,
        IReadOnlyList<(long Line, Row Row)> rows,
        Action<long, string?, string> report
    ) => Task.FromResult(rows);

    public async Task<ImportCounts> StoreAsync(
        DbSession session,
        IReadOnlyList<(long Line, Row Row)> rows
    )
    {
        await DataVersions.AdvanceAsync(session, DataVersion.Products);
        var stored = (await session.QueryAsync<Product>(ProductExport.Products)).ToDictionary(
            p => p.Sku,
            StringComparer.Ordinal
        );
        var last = new Dictionary<string, Row>(StringComparer.Ordinal);
        foreach (var (_, row) in rows)
            last[row.Sku] = row;
        var added = new List<object?[]>();
        var updated = 0L;
        foreach (var (sku, row) in last)
        {
            var before = stored.GetValueOrDefault(sku);
            var now = row.Onto(before);
            if (before is null)
                added.Add([
                    now.Sku,
                    now.Name,
                    now.Category,
                    now.Unit,
                    now.UnitPrice,
                    now.UnitCost,
                    ProductStore.Text(now.Status),
                    now.LikeSku,
                ]);
            else if (now != before)
            {
                updated++;
                await session.ExecuteAsync(
                    Update,
                    new
                    {
                        now.Sku,
                        now.Name,
                        now.Category,
                        now.Unit,
                        now.UnitPrice,
                        now.UnitCost,
                        Status = ProductStore.Text(now.Status),
                        now.LikeSku,
                    }
                );
            }
        }
        await session.BulkInsertAsync(Products, Stored, added);
        return new(added.Count, updated, last.Count);
    }

    /// <summary>A row of the file: what its columns say.</summary>
    public sealed record Row(
        string?[] Cells,
        decimal? UnitPrice,
        decimal? UnitCost,
        ProductStatus Status
    )
    {
        public string Sku => Cells[0]!.Trim();

        /// <summary>The product as it is to be stored.</summary>
        /// <exception cref="ProblemException">400: a value that a product cannot have.</exception>
        public Product Onto(Product? stored) =>
            ProductRules.Checked(
                Sku,
                new ProductBody(
                    Name: Text(1, stored?.Name),
                    Category: Text(2, stored?.Category),
                    Unit: Text(3, stored?.Unit),
                    UnitPrice: Cells[4] is null ? stored?.UnitPrice : UnitPrice,
                    UnitCost: Cells[5] is null ? stored?.UnitCost : UnitCost,
                    Status: Cells[6] is null ? stored?.Status ?? ProductStatus.Active : Status,
                    LikeSku: Text(7, stored?.LikeSku, trimmed: true)
                )
            );

        private string? Text(int column, string? stored, bool trimmed = false) =>
            Cells[column] is not { } cell ? stored
            : (trimmed ? cell.Trim() : cell) is { Length: > 0 } text ? text
            : null;
    }
}

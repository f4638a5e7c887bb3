using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;

namespace ForecastApi.Products;

/// <summary>Products as rows. A column that the file does not have keeps its stored value; an empty cell clears the value.</summary>
public sealed class ProductTable : ITable<ProductTable.Row>
{
    public static readonly ProductTable Instance = new();

    private static readonly SqlText Products = new("Products");

    private static readonly string[] StoredColumns =
    [
        "Sku",
        "Name",
        "Category",
        "Unit",
        "UnitPrice",
        "UnitCost",
        "Status",
        "LikeSku",
        "LaunchMonth",
        "EndMonth",
        "SearchText",
        "FoldedSku",
    ];

    public string Kind => "products";

    public string Operation => "importProducts";

    public IReadOnlyList<string> Columns { get; } =
    [
        "sku",
        "name",
        "category",
        "unit",
        "unitPrice",
        "unitCost",
        "status",
        "likeSku",
        "launchMonth",
        "endMonth",
    ];

    public int RequiredColumns => 1;

    public IReadOnlyList<int> SkuColumns { get; } = [0, 7];

    public Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> SameLettersAsync(
        DbSession session,
        IReadOnlyCollection<string> skus
    ) => SameLetters.FindAsync(session, skus);

    public ParsedRow<Row> Parse(TableRow row)
    {
        var cells = row.Cells;
        var errors = new List<RowError>();
        var price = Number(4);
        var cost = Number(5);
        var status = ProductStatus.Active;
        if (cells[6]?.Trim() is { Length: > 0 } text && !TryStatus(text, out status))
            Fail(6, $"'{CellText.Shown(text)}' is not active or discontinued.");
        var launch = MonthOf(8);
        var end = MonthOf(9);
        if (errors.Count > 0)
            return new(null, errors);
        var product = new Row(cells, price, cost, status, launch, end);
        try
        {
            product.ApplyTo(null);
            return new(product, errors);
        }
        catch (ProblemException problem)
        {
            return new(null, [.. RowError.From(problem)]);
        }

        decimal? Number(int column)
        {
            if (row.IsEmpty(column))
                return null;
            if (row.Format.TryMoney(row.Cell(column), out var value))
                return value;
            Fail(column, row.WhyNotANumber(column));
            return null;
        }

        Month? MonthOf(int column)
        {
            if (row.IsEmpty(column))
                return null;
            if (row.TryMonth(column, out var month))
                return month;
            Fail(
                column,
                $"'{CellText.Shown(cells[column])}' is not a month; write YYYY-MM, or send its dateFormat."
            );
            return null;
        }

        void Fail(int column, string message) => errors.Add(new(Columns[column], message));
    }

    public Task<CheckedRows<Row>> CheckAsync(
        DbSession session,
        IReadOnlyList<(long Line, Row Row)> rows
    ) => Task.FromResult(new CheckedRows<Row>(rows, []));

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
            var now = row.ApplyTo(before);
            if (before is null)
                added.Add([
                    now.Sku,
                    now.Name,
                    now.Category,
                    now.Unit,
                    now.UnitPrice,
                    now.UnitCost,
                    now.Status.ToCamelCase(),
                    now.LikeSku,
                    now.LaunchMonth,
                    now.EndMonth,
                    SearchText.Of(now.Sku, now.Name),
                    SearchText.OfSku(now.Sku),
                ]);
            else if (now != before)
            {
                updated++;
                await ProductStore.UpdateAsync(session, now);
            }
        }
        await session.BulkInsertAsync(Products, StoredColumns, added);
        return new(added.Count, updated, last.Count);
    }

    private static bool TryStatus(string text, out ProductStatus status)
    {
        var ok = QueryEnum<ProductStatus>.TryParse(text.ToLowerInvariant(), null, out var parsed);
        status = parsed.Value;
        return ok;
    }

    /// <summary>A row of the file.</summary>
    public sealed record Row(
        string?[] Cells,
        decimal? UnitPrice,
        decimal? UnitCost,
        ProductStatus Status,
        Month? LaunchMonth,
        Month? EndMonth
    )
    {
        public string Sku => Cells[0]!.Trim();

        /// <summary>Returns the stored product with the values of the row.</summary>
        /// <exception cref="ProblemException">400: a value that a product cannot have.</exception>
        public Product ApplyTo(Product? stored) =>
            ProductRules.Checked(
                Sku,
                new ProductBody(
                    Name: Text(1, stored?.Name),
                    Category: Text(2, stored?.Category),
                    Unit: Text(3, stored?.Unit),
                    UnitPrice: Cells[4] is null ? stored?.UnitPrice : UnitPrice,
                    UnitCost: Cells[5] is null ? stored?.UnitCost : UnitCost,
                    Status: Cells[6] is null ? stored?.Status ?? ProductStatus.Active : Status,
                    LikeSku: Text(7, stored?.LikeSku, trimmed: true),
                    LaunchMonth: Cells[8] is null ? stored?.LaunchMonth : LaunchMonth,
                    EndMonth: Cells[9] is null ? stored?.EndMonth : EndMonth
                )
            );

        private string? Text(int column, string? stored, bool trimmed = false) =>
            Cells[column] is not { } cell ? stored
            : (trimmed ? cell.Trim() : cell) is { Length: > 0 } text ? text
            : null;
    }
}

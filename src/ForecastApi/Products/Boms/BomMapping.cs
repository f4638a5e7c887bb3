using ForecastApi.Planning.Input;

namespace ForecastApi.Products.Boms;

/// <summary>Maps stored bills of materials to those of the planning engine.</summary>
public static class BomMapping
{
    public static IReadOnlyDictionary<string, IReadOnlyList<BillLine>> ToBills(
        IReadOnlyList<BomRow> rows
    ) =>
        rows.GroupBy(r => r.Sku, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                IReadOnlyList<BillLine> (g) =>
                    [.. g.Select(r => new BillLine(r.ComponentSku, r.Quantity, r.ScrapRate))],
                StringComparer.Ordinal
            );
}

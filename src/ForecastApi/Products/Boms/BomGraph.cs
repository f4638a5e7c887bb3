using System.ComponentModel;
using ForecastApi.Data;
using ForecastApi.Planning.Input;

namespace ForecastApi.Products.Boms;

/// <summary>All stored bills of materials, by product.</summary>
[ImmutableObject(true)]
public sealed class BomGraph : ICachedValue
{
    private const int LinesPerKilobyte = 8;

    private readonly IReadOnlyDictionary<string, IReadOnlyList<BillLine>> _bills;

    public BomGraph(IReadOnlyList<BomRow> rows)
    {
        _bills = rows.GroupBy(r => r.Sku, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                IReadOnlyList<BillLine> (g) =>
                    [.. g.Select(r => new BillLine(r.ComponentSku, r.Quantity, r.ScrapRate))],
                StringComparer.Ordinal
            );
        Kilobytes = (rows.Count / LinesPerKilobyte) + 1;
    }

    public int Kilobytes { get; }

    /// <summary>Returns the bills of all products.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<BillLine>> All => _bills;

    /// <summary>Returns the bills of some products and of all that they are made of.</summary>
    /// <param name="skus">The products.</param>
    /// <param name="replaced">Bills in the place of the stored ones; null = none.</param>
    public IReadOnlyDictionary<string, IReadOnlyList<BillLine>> Below(
        IEnumerable<string> skus,
        IReadOnlyDictionary<string, IReadOnlyList<BillLine>>? replaced = null
    )
    {
        var bills = new Dictionary<string, IReadOnlyList<BillLine>>(StringComparer.Ordinal);
        var open = new Queue<string>(skus);
        while (open.TryDequeue(out var sku))
        {
            var lines = replaced?.GetValueOrDefault(sku) ?? _bills.GetValueOrDefault(sku);
            if (lines is null || !bills.TryAdd(sku, lines))
                continue;
            foreach (var line in lines)
                open.Enqueue(line.ComponentSku);
        }
        return bills;
    }
}

using System.ComponentModel;
using ForecastApi.Data;
using ForecastApi.Planning.Input;

namespace ForecastApi.Products.Boms;

/// <summary>All stored bills of materials, by product.</summary>
[ImmutableObject(true)]
public sealed class BomGraph : ICachedValue
{
    private const int LinesPerKilobyte = 8;

    private static readonly IReadOnlyList<BomRow> NoRows = [];

    private readonly IReadOnlyDictionary<string, IReadOnlyList<BillLine>> _bills;
    private readonly Dictionary<string, IReadOnlyList<BomRow>> _uses;

    public BomGraph(IReadOnlyList<BomRow> rows)
    {
        _bills = rows.GroupBy(r => r.Sku, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                IReadOnlyList<BillLine> (g) =>
                    [.. g.Select(r => new BillLine(r.ComponentSku, r.Quantity, r.ScrapRate))],
                StringComparer.Ordinal
            );
        _uses = rows.GroupBy(r => r.ComponentSku, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                IReadOnlyList<BomRow> (g) => [.. g.OrderBy(r => r.Sku, StringComparer.Ordinal)],
                StringComparer.Ordinal
            );
        Kilobytes = (rows.Count / LinesPerKilobyte) + 1;
    }

    /// <summary>The graph without bills.</summary>
    public static BomGraph Empty { get; } = new([]);

    public int Kilobytes { get; }

    /// <summary>Returns the bills of all products.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<BillLine>> All => _bills;

    /// <summary>Returns the lines of all bills that use a component, by product.</summary>
    public IReadOnlyList<BomRow> UsesOf(string sku) => _uses.GetValueOrDefault(sku) ?? NoRows;

    /// <summary>Returns all products that a component goes into, at any level.</summary>
    public IReadOnlyCollection<string> Above(string sku)
    {
        var above = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([sku]);
        while (open.TryDequeue(out var component))
            foreach (var use in UsesOf(component))
                if (above.Add(use.Sku))
                    open.Enqueue(use.Sku);
        return above;
    }

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

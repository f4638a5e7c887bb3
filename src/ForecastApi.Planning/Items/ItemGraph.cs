using System.Runtime.CompilerServices;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Requirements;

namespace ForecastApi.Planning.Items;

/// <summary>
/// The items of an input as a network: who draws an item, whose production yields it as a by-product, and who supplies
/// it. Items are named by their index in <see cref="PlanInput.Products"/>.
/// </summary>
internal sealed class ItemGraph
{
    private static readonly ConditionalWeakTable<PlanInput, ItemGraph> Known = [];

    private readonly List<(int Item, decimal Units)>[] _parents;
    private readonly List<(int Item, decimal Units)>[] _components;
    private readonly List<(int Item, decimal Units)>[] _sources;
    private readonly Dictionary<string, int> _index;

    private ItemGraph(PlanInput input)
    {
        var count = input.Products.Count;
        _index = new(count, StringComparer.Ordinal);
        for (var p = 0; p < count; p++)
            _index[input.Products[p].Sku] = p;
        _parents = Lists<(int, decimal)>(count);
        _components = Lists<(int, decimal)>(count);
        _sources = Lists<(int, decimal)>(count);
        var suppliers = Lists<int>(count);
        for (var p = 0; p < count; p++)
        {
            foreach (var line in BillOrder.Lines(input.Bills, input.Products[p].Sku))
                if (IndexOf(line.ComponentSku) is { } component)
                {
                    _parents[component].Add((p, line.UnitsDrawn));
                    _components[p].Add((component, line.UnitsDrawn));
                }
            foreach (var byProduct in input.Products[p].ByProducts)
                if (IndexOf(byProduct.Sku) is { } item)
                    _sources[item].Add((p, byProduct.Quantity));
        }
        for (var s = 0; s < input.Suppliers.Count; s++)
            if (IndexOf(input.Suppliers[s].Sku) is { } item)
                suppliers[item].Add(s);
        Suppliers = [.. suppliers.Select(s => s.ToArray())];
        IsMultiLevel = _parents.Any(p => p.Count > 0);
        ParentsFirst = Order(input);
    }

    /// <summary>The suppliers of each item, by index in <see cref="PlanInput.Suppliers"/>.</summary>
    public int[][] Suppliers { get; }

    /// <summary>Whether an item is drawn by another.</summary>
    public bool IsMultiLevel { get; }

    /// <summary>The items, each before those that it draws.</summary>
    public IReadOnlyList<int> ParentsFirst { get; }

    /// <summary>Returns the network of an input, which is built once.</summary>
    public static ItemGraph Of(PlanInput input) => Known.GetValue(input, i => new ItemGraph(i));

    /// <summary>Returns the items that draw an item, with the units drawn per unit made.</summary>
    public IReadOnlyList<(int Item, decimal Units)> Parents(int item) => _parents[item];

    /// <summary>Returns the items that an item draws, with the units drawn per unit made.</summary>
    public IReadOnlyList<(int Item, decimal Units)> Components(int item) => _components[item];

    /// <summary>Returns the items whose production yields an item as a by-product, with its units per unit made.</summary>
    public IReadOnlyList<(int Item, decimal Units)> Sources(int item) => _sources[item];

    /// <summary>Returns the index of an item; null for a part that is not an item of its own.</summary>
    public int? IndexOf(string sku) => _index.TryGetValue(sku, out var index) ? index : null;

    private int[] Order(PlanInput input)
    {
        if (!IsMultiLevel)
            return [.. Enumerable.Range(0, input.Products.Count)];
        var (order, _) = BillOrder.Walk(input.Products.Select(p => p.Sku), input.Bills);
        return [.. order.Reverse().Select(IndexOf).OfType<int>()];
    }

    private static List<T>[] Lists<T>(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new List<T>())];
}

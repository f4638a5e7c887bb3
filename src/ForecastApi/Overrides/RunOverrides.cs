using ForecastApi.Common;

namespace ForecastApi.Overrides;

/// <summary>The overrides in effect in a run.</summary>
public sealed class RunOverrides(IReadOnlyList<RunOverride> overrides)
{
    private readonly Dictionary<(int, Month), RunOverride> _byProduct = overrides.ToDictionary(o =>
        (o.ProductId, o.Month)
    );

    private readonly ILookup<string, RunOverride> _bySku = overrides.ToLookup(
        o => o.Sku,
        StringComparer.Ordinal
    );

    /// <summary>Returns the override of a product's month; null without one.</summary>
    public RunOverride? Find(int productId, Month month) =>
        _byProduct.GetValueOrDefault((productId, month));

    /// <summary>Returns the units that overrides add to each month's total.</summary>
    /// <param name="sku">Only of this product; null = all.</param>
    /// <param name="category">Only of products of this category; null = all.</param>
    public IReadOnlyDictionary<Month, decimal> Shifts(string? sku, string? category) =>
        overrides
            .Where(o => sku is null || o.Sku == sku)
            .Where(o => category is null || (o.Category ?? "") == category)
            .GroupBy(o => o.Month)
            .ToDictionary(g => g.Key, g => g.Sum(o => o.Shift));

    /// <summary>Returns the overrides of a product from one month to another, oldest month first.</summary>
    public IReadOnlyList<RunOverride> Between(string sku, Month first, Month last) =>
        [.. _bySku[sku].Where(o => o.Month >= first && o.Month <= last).OrderBy(o => o.Month)];

    /// <summary>Returns the override of a product that was set first; null without one.</summary>
    public RunOverride? Oldest(string sku) => _bySku[sku].MinBy(o => o.SetAsOf);
}

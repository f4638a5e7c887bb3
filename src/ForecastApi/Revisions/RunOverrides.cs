using ForecastApi.Common;

namespace ForecastApi.Revisions;

/// <summary>The overrides in effect in a run: what they add to the statistical forecast.</summary>
public sealed class RunOverrides(IReadOnlyList<RunOverride> overrides)
{
    private readonly Dictionary<(int, Month), RunOverride> _byProduct = overrides.ToDictionary(o =>
        (o.ProductId, o.Month)
    );

    private readonly ILookup<string, RunOverride> _bySku = overrides.ToLookup(
        o => o.Sku,
        StringComparer.Ordinal
    );

    /// <summary>The override of a product's month; null without one.</summary>
    public RunOverride? Find(int productId, Month month) =>
        _byProduct.GetValueOrDefault((productId, month));

    /// <summary>The same of each month with an override, of all products of a filter together.</summary>
    public IReadOnlyDictionary<Month, decimal> Shifts(RevisionFilter filter) =>
        overrides
            .Where(o => filter.Sku is null || o.Sku == filter.Sku)
            .Where(o => filter.Category is null || (o.Category ?? "") == filter.Category)
            .GroupBy(o => o.Month)
            .ToDictionary(g => g.Key, g => g.Sum(o => o.Shift));

    /// <summary>The overrides of a product's months, oldest month first.</summary>
    public IReadOnlyList<RunOverride> Of(string sku, Month first, Month last) =>
        [.. _bySku[sku].Where(o => o.Month >= first && o.Month <= last).OrderBy(o => o.Month)];

    /// <summary>The override of a product that was set first; null without one.</summary>
    public RunOverride? Oldest(string sku) => _bySku[sku].MinBy(o => o.SetAsOf);
}

/// <param name="Statistical">What the models forecast.</param>
/// <param name="SetAsOf">Last month of the latest run when it was set.</param>
public sealed record RunOverride(
    int ProductId,
    string Sku,
    string? Category,
    Month Month,
    decimal Quantity,
    decimal Statistical,
    Month SetAsOf
)
{
    public decimal Shift => Quantity - Statistical;
}

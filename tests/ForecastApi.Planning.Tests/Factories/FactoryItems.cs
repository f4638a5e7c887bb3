using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Tests.Factories;

/// <summary>The items of an input, found without the engine.</summary>
internal static class FactoryItems
{
    private static readonly IReadOnlyList<BillLine> NoLines = [];

    public static IReadOnlyList<BillLine> Lines(PlanInput input, string sku) =>
        input.Bills.GetValueOrDefault(sku) ?? NoLines;

    public static bool IsProduct(PlanInput input, string sku) =>
        input.Products.Any(p => p.Sku == sku);

    public static bool HasSupplier(PlanInput input, string sku) =>
        input.Suppliers.Any(s => s.Sku == sku);

    /// <summary>Whether an item is made without effort: it has a bill, and is not a product.</summary>
    public static bool IsKit(PlanInput input, string sku) =>
        !IsProduct(input, sku) && Lines(input, sku).Count > 0;

    public static PlanComponent Part(PlanInput input, string sku) =>
        input.Components.FirstOrDefault(c => c.Sku == sku) ?? new() { Sku = sku };

    public static int LeadTime(PlanInput input, string sku) =>
        input.Parts == PartsPolicy.Required ? Part(input, sku).LeadTime : 0;

    /// <summary>Returns the items that a bill of a product reaches, without the products.</summary>
    public static IReadOnlyList<string> Parts(PlanInput input)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>(input.Products.Select(p => p.Sku));
        while (open.TryPop(out var sku))
            foreach (var line in Lines(input, sku))
                if (!IsProduct(input, line.ComponentSku) && found.Add(line.ComponentSku))
                    open.Push(line.ComponentSku);
        return [.. found.Order(StringComparer.Ordinal)];
    }

    /// <summary>Returns every item that is made, bought, drawn, a by-product or in a store.</summary>
    public static IReadOnlyList<string> All(PlanInput input) =>
        [
            .. input
                .Products.Select(p => p.Sku)
                .Concat(Parts(input))
                .Concat(input.Products.SelectMany(p => p.ByProducts).Select(b => b.Sku))
                .Concat(input.Suppliers.Select(s => s.Sku))
                .Concat(input.Storage.SelectMany(s => s.UnitsOf.Keys))
                .Distinct(),
        ];

    /// <summary>
    /// Returns the cost of the bought parts in one unit started, through items that are made without effort.
    /// </summary>
    public static decimal PartsCost(PlanInput input, string sku) =>
        Lines(input, sku).Sum(l => l.Quantity / (1 - l.ScrapRate) * Value(input, l.ComponentSku));

    /// <summary>Returns the value of one unit of a part in stock; items with a cost of their own have none.</summary>
    public static decimal Value(PlanInput input, string sku) =>
        IsProduct(input, sku) || HasSupplier(input, sku) ? 0
        : Lines(input, sku).Count > 0 ? PartsCost(input, sku)
        : Part(input, sku).UnitCost;

    /// <summary>Returns the material cost of one good unit.</summary>
    public static decimal Material(PlanInput input, PlanProduct product, int t) =>
        (product.MaterialCost?[t] ?? PartsCost(input, product.Sku)) / product.Yield;

    /// <summary>Returns the part of the material cost of one good unit that is paid when the unit is made.</summary>
    public static decimal PaidWhenMade(PlanInput input, PlanProduct product, int t) =>
        product.MaterialCost is { } given
            ? Math.Max(0, given[t] - PartsCost(input, product.Sku)) / product.Yield
            : 0;

    /// <summary>Returns whether any month of a product allows units on backorder.</summary>
    public static bool MayOwe(PlanProduct product, int t) =>
        product.BackorderCost is not null
        && Floor(product, t) == 0
        && !(product.ClosingStock is not null && t == product.Demand.Count - 1);

    /// <summary>Returns the least stock at the end of a month.</summary>
    public static decimal Floor(PlanProduct product, int t)
    {
        var safety =
            product.HoldingBasis == HoldingBasis.AboveSafetyStock ? 0 : product.SafetyStock[t];
        return t == product.Demand.Count - 1 ? Math.Max(safety, product.ClosingStock ?? 0) : safety;
    }
}

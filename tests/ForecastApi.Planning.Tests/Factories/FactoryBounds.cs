using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Tests.Factories;

/// <summary>Generous upper bounds of what a month makes or orders of an item, for the rows of binaries.</summary>
internal sealed class FactoryBounds(PlanInput input)
{
    private readonly Dictionary<string, double> _gross = [];

    /// <summary>Returns the bound of an item.</summary>
    public double Of(string sku)
    {
        var wanted = Gross(sku);
        foreach (var b in Product(sku)?.ByProducts ?? [])
            if (b.Quantity > 0)
                wanted += Gross(b.Sku) / (double)b.Quantity;
        return (2 * wanted) + 50;
    }

    private double Gross(string sku)
    {
        if (_gross.TryGetValue(sku, out var known))
            return known;
        var units = Own(sku);
        foreach (var parent in FactoryItems.All(input))
        foreach (var line in FactoryItems.Lines(input, parent))
            if (line.ComponentSku == sku)
                units +=
                    Gross(parent)
                    * (double)(
                        line.Quantity / (1 - line.ScrapRate) / (Product(parent)?.Yield ?? 1)
                    );
        return _gross[sku] = units;
    }

    private double Own(string sku)
    {
        var part = FactoryItems.Part(input, sku);
        var lots =
            part.MinOrder
            + part.OrderMultiple
            + input
                .Suppliers.Where(s => s.Sku == sku)
                .Sum(s =>
                    s.MinQuantity.Max()
                    + s.OrderMultiple
                    + s.PriceBreaks.Select(b => b.From).DefaultIfEmpty(0).Max()
                );
        if (Product(sku) is { } p)
            lots +=
                p.Demand.Sum()
                + p.OpeningBackorders
                + (p.ClosingStock ?? 0)
                + p.SafetyStock.Max()
                + p.MinBatch
                + p.BatchMultiple;
        return (double)lots;
    }

    private PlanProduct? Product(string sku) => input.Products.FirstOrDefault(p => p.Sku == sku);
}

using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Requirements;

/// <summary>
/// The first month in which any quantity of a part can be there: its own lead time, and for a sub-assembly also that of
/// its parts.
/// </summary>
internal sealed class PartRelease
{
    private readonly Dictionary<string, int> _months = new(StringComparer.Ordinal);

    public PartRelease(PlanInput input)
    {
        var leadTimes = input.Components.ToDictionary(
            c => c.Sku,
            c => c.LeadTime,
            StringComparer.Ordinal
        );
        var products = input.Products.Select(p => p.Sku).ToHashSet(StringComparer.Ordinal);
        var (order, _) = BillOrder.Walk(products, input.Bills);
        foreach (var sku in order)
            _months[sku] = products.Contains(sku)
                ? 0
                : leadTimes.GetValueOrDefault(sku)
                    + BillOrder
                        .Lines(input.Bills, sku)
                        .Select(l => _months[l.ComponentSku])
                        .DefaultIfEmpty(0)
                        .Max();
    }

    /// <summary>Returns the index of the month; 0 for a part that can always be there.</summary>
    public int Month(string sku) => _months.GetValueOrDefault(sku);
}

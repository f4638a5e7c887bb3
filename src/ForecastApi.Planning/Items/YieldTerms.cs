using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Items;

/// <summary>
/// Restates an input per good unit: hours, material and parts of a product with a yield below 1 are those of the units
/// started, which are the good units divided by the yield.
/// </summary>
internal static class YieldTerms
{
    public static PlanInput PerGoodUnit(PlanInput input)
    {
        var yields = input
            .Products.Where(p => p.Yield != 1)
            .ToDictionary(p => p.Sku, p => p.Yield, StringComparer.Ordinal);
        if (yields.Count == 0)
            return input;
        return input with
        {
            Products = [.. input.Products.Select(PerGoodUnit)],
            Resources =
            [
                .. input.Resources.Select(r =>
                    r with
                    {
                        HoursPerUnit = r.HoursPerUnit.ToDictionary(
                            h => h.Key,
                            h => h.Value / yields.GetValueOrDefault(h.Key, 1),
                            StringComparer.Ordinal
                        ),
                    }
                ),
            ],
            Bills = input.Bills.ToDictionary(
                b => b.Key,
                b =>
                    yields.TryGetValue(b.Key, out var yield)
                        ? (IReadOnlyList<BillLine>)
                            [.. b.Value.Select(l => l with { Quantity = l.Quantity / yield })]
                        : b.Value,
                StringComparer.Ordinal
            ),
        };
    }

    private static PlanProduct PerGoodUnit(PlanProduct product) =>
        product.Yield == 1
            ? product
            : product with
            {
                Yield = 1,
                LabourHoursPerUnit = product.LabourHoursPerUnit / product.Yield,
                MaterialCost = product.MaterialCost?.Select(c => c / product.Yield).ToArray(),
            };
}

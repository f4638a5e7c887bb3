using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Optimisation;

/// <summary>The part of the model that orders from third parties.</summary>
internal static class SupplierModel
{
    private const double Infinity = double.PositiveInfinity;

    /// <summary>Adds an order column per month whose order arrives in time, and whole-number columns where costs or minimums need them.</summary>
    public static void Add(PlanInput input, PlanRules rules, PlanModel model)
    {
        if (!rules.Suppliers)
            return;
        for (var s = 0; s < input.Suppliers.Count; s++)
        {
            var supplier = input.Suppliers[s];
            var most = LargestUsefulOrder(input, supplier);
            var used =
                supplier.ToolingCost > 0
                    ? model.Program.AddColumn(0, 1, (double)supplier.ToolingCost, whole: true)
                    : -1;
            for (var t = 0; t + supplier.LeadTime < input.Months; t++)
                AddOrder(model, supplier, s, t, used, most);
        }
    }

    private static void AddOrder(
        PlanModel model,
        PlanSupplier supplier,
        int s,
        int t,
        int used,
        decimal most
    )
    {
        var program = model.Program;
        var limit = (double?)supplier.MaxQuantity?[t] ?? Infinity;
        var least = supplier.MinQuantity[t];
        var quantity = program.AddColumn(0, limit, (double)supplier.UnitCost);
        model.Ordered[s][t] = quantity;
        var largest = Math.Min(limit, (double)Math.Max(most, least));
        var row = -1;
        if (supplier.OrderCost > 0 || least > 0)
        {
            var placed = program.AddColumn(0, 1, (double)supplier.OrderCost, whole: true);
            row = program.AddRow(-Infinity, 0, (quantity, 1), (placed, -largest));
            if (least > 0)
                program.AddRow(0, Infinity, (quantity, 1), (placed, -(double)least));
            if (used >= 0)
                program.AddRow(-Infinity, 0, (placed, 1), (used, -1));
        }
        else if (used >= 0)
            row = program.AddRow(-Infinity, 0, (quantity, 1), (used, -largest));
        if (limit < Infinity)
            model.Limits.Add(new(LimitKind.Supplier, supplier.Id, t, row, quantity));
    }

    // No plan gains from an order beyond all that is still to be delivered and kept.
    private static decimal LargestUsefulOrder(PlanInput input, PlanSupplier supplier)
    {
        var product = input.Products.First(p => p.Sku == supplier.Sku);
        return product.Demand.Sum()
            + product.OpeningBackorders
            + Math.Max(product.ClosingStock ?? 0, product.SafetyStock.Max());
    }
}

using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Optimisation;

/// <summary>
/// Removes rounding residues from the stock. If net stock lies within 10⁻⁴ of zero, of its minimum or of its maximum, a
/// supply of that month (or the latest earlier one) is changed by the difference.
/// </summary>
internal static class RoundingResidue
{
    public static void Remove(PlanInput input, PlanDecisions decisions)
    {
        var ledger = new StockLedger(input, decisions);
        var suppliersOf = Enumerable
            .Range(0, input.Suppliers.Count)
            .ToLookup(s => input.Suppliers[s].Sku, StringComparer.Ordinal);
        for (var p = 0; p < input.Products.Count; p++)
        {
            var moved = 0m;
            int[] suppliers = [.. suppliersOf[input.Products[p].Sku]];
            for (var t = 0; t < input.Months; t++)
            {
                var net = ledger.Net(p, t) + moved;
                var difference = Anchor(input.Products[p], t, net) - net;
                if (difference != 0 && Change(input, decisions, suppliers, p, t, difference))
                    moved += difference;
            }
        }
    }

    private static decimal Anchor(PlanProduct product, int t, decimal net)
    {
        foreach (
            var anchor in (decimal?[])[StockFloor.Minimum(product, t), product.MaxStock?[t], 0m]
        )
        {
            if (anchor is { } value && Math.Abs(net - value) <= Tolerance.For(value))
                return value;
        }
        return net;
    }

    private static bool Change(
        PlanInput input,
        PlanDecisions decisions,
        int[] suppliers,
        int p,
        int month,
        decimal difference
    )
    {
        for (var t = month; t >= 0; t--)
        {
            var keepsLimits = decisions.Made(p, t) + difference >= input.Products[p].MinBatch;
            if (
                (keepsLimits && Shift(ref decisions.Regular[p][t], difference))
                || (keepsLimits && Shift(ref decisions.Overtime[p][t], difference))
                || ShiftOrder(input, decisions, suppliers, t, difference)
            )
                return true;
        }
        return false;
    }

    private static bool ShiftOrder(
        PlanInput input,
        PlanDecisions decisions,
        int[] suppliers,
        int arrival,
        decimal difference
    )
    {
        foreach (var s in suppliers)
        {
            var supplier = input.Suppliers[s];
            var t = arrival - supplier.LeadTime;
            if (t < 0)
                continue;
            var ordered = decisions.Ordered[s][t];
            // A residue must not break an order limit or lose a price break.
            if (
                ordered + difference < supplier.MinQuantity[t]
                || ordered + difference > supplier.MaxQuantity?[t]
                || supplier.PriceOf(ordered + difference) != supplier.PriceOf(ordered)
            )
                continue;
            if (Shift(ref decisions.Ordered[s][t], difference))
                return true;
        }
        return false;
    }

    private static bool Shift(ref decimal supply, decimal difference)
    {
        if (supply <= 0 || supply + difference <= 0)
            return false;
        supply += difference;
        return true;
    }
}

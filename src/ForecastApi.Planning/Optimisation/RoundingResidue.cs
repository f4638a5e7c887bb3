using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;

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
        var graph = ItemGraph.Of(input);
        // A change of a parent changes what it draws, so parents come first.
        foreach (var p in graph.ParentsFirst)
        {
            if (graph.IsMultiLevel)
                ledger.Compute(p);
            var moved = 0m;
            var error = Tolerance.OfDraws(input, p);
            for (var t = 0; t < input.Months; t++)
            {
                var net = ledger.Net(p, t) + moved;
                var difference = Anchor(input.Products[p], t, net, error) - net;
                if (
                    difference != 0
                    && Change(input, decisions, graph.Suppliers[p], p, t, difference)
                )
                    moved += difference;
            }
        }
    }

    private static decimal Anchor(PlanProduct product, int t, decimal net, decimal error)
    {
        foreach (
            var anchor in (decimal?[])[StockFloor.Minimum(product, t), product.MaxStock?[t], 0m]
        )
        {
            if (anchor is { } value && Math.Abs(net - value) <= Tolerance.For(value) + error)
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
        var product = input.Products[p];
        for (var arrival = month; arrival >= 0; arrival--)
        {
            var t = arrival - product.ProductionLeadTime;
            var keepsLimits =
                t >= 0
                && product.BatchMultiple == 0
                && decisions.Made(p, t) + difference >= product.MinBatch;
            if (
                (keepsLimits && Shift(ref decisions.Regular[p][t], difference))
                || (keepsLimits && Shift(ref decisions.Overtime[p][t], difference))
                || ShiftOrder(input, decisions, suppliers, arrival, difference)
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
                supplier.OrderMultiple > 0
                || ordered + difference < supplier.MinQuantity[t]
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

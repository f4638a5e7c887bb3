using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;
using ForecastApi.Planning.Optimisation.Solvers;

namespace ForecastApi.Planning.Optimisation;

/// <summary>Converts a solver's floating-point values into decimal decisions with an exact stock balance.</summary>
internal static class DecisionReader
{
    /// <summary>
    /// Reads the decisions: rounded to 6 decimals, not negative, and without a rounding residue next to a stock limit.
    /// </summary>
    public static PlanDecisions Read(PlanInput input, PlanModel model, LinearSolution solution)
    {
        var whole = input.Workforce?.WholeWorkers == true;
        var decisions = new PlanDecisions
        {
            Workers =
            [
                .. model.Workers.Select(c =>
                    whole ? Math.Round(Value(solution, c)) : Value(solution, c)
                ),
            ],
            Regular = Values(solution, model.Regular),
            Overtime = Values(solution, model.Overtime),
            Bought =
            [
                .. model.Bought.Select(row =>
                    row.Select(c => Math.Round(Value(solution, c))).ToArray()
                ),
            ],
            Ordered = Values(solution, model.Ordered),
            Lost = Values(solution, model.Lost),
            Reserved = ItemGraph.Of(input).IsMultiLevel ? Reserved(input, model, solution) : null,
        };
        ClampToLimits(input, decisions);
        ClampToBatches(input, decisions);
        RoundingResidue.Remove(input, decisions);
        return decisions;
    }

    private static decimal[][] Values(LinearSolution solution, int[][] columns) =>
        [.. columns.Select(row => row.Select(c => Value(solution, c)).ToArray())];

    // Of an item that parents draw, some units may stay in stock while customers wait.
    private static decimal[][] Reserved(PlanInput input, PlanModel model, LinearSolution solution)
    {
        var graph = ItemGraph.Of(input);
        var reserved = input.Products.Select(_ => new decimal[input.Months]).ToArray();
        for (var p = 0; p < reserved.Length; p++)
        for (var t = 0; t < input.Months && graph.Parents(p).Count > 0; t++)
        {
            var both = Math.Min(
                Value(solution, model.Inventory[p][t]),
                Value(solution, model.Backorders[p][t])
            );
            reserved[p][t] = both > Tolerance.For(both) ? both : 0;
        }
        return reserved;
    }

    private static decimal Value(LinearSolution solution, int column) =>
        column < 0 ? 0 : Tolerance.Round((decimal)Math.Max(0, solution.Values[column]));

    private static void ClampToLimits(PlanInput input, PlanDecisions decisions)
    {
        for (var s = 0; s < input.Suppliers.Count; s++)
        for (var t = 0; t < input.Months; t++)
        {
            ref var ordered = ref decisions.Ordered[s][t];
            var supplier = input.Suppliers[s];
            if (ordered <= Tolerance.For(0))
                ordered = 0;
            else
                ordered = Math.Max(
                    supplier.MinQuantity[t],
                    ReachBreak(
                        supplier,
                        Math.Min(
                            Multiples.Nearest(ordered, supplier.OrderMultiple),
                            supplier.MaxQuantity?[t] ?? ordered
                        )
                    )
                );
        }
        for (var p = 0; p < input.Products.Count; p++)
        for (var t = 0; t < input.Months; t++)
            decisions.Lost[p][t] = Math.Min(decisions.Lost[p][t], input.Products[p].Demand[t]);
    }

    // A price break missed by a rounding error would cost the whole order its discount.
    private static decimal ReachBreak(PlanSupplier supplier, decimal ordered) =>
        supplier
            .PriceBreaks.Where(b => ordered < b.From && b.From - ordered <= Tolerance.For(b.From))
            .Select(b => b.From)
            .DefaultIfEmpty(ordered)
            .Max();

    // A rounding residue would be charged a set-up.
    private static void ClampToBatches(PlanInput input, PlanDecisions decisions)
    {
        for (var p = 0; p < input.Products.Count; p++)
        {
            var product = input.Products[p];
            if (!product.HasSetup && product.BatchMultiple == 0)
                continue;
            for (var t = 0; t < input.Months; t++)
            {
                var made = decisions.Made(p, t);
                if (made <= Tolerance.For(0))
                    decisions.Regular[p][t] = decisions.Overtime[p][t] = 0;
                else if (product.BatchMultiple > 0)
                    LargerPart(decisions, p, t) +=
                        Multiples.Nearest(made, product.BatchMultiple) - made;
                else if (made < product.MinBatch && !Tolerance.Exceeds(product.MinBatch, made))
                    LargerPart(decisions, p, t) += product.MinBatch - made;
            }
        }
    }

    private static ref decimal LargerPart(PlanDecisions decisions, int p, int t) =>
        ref decisions.Regular[p][t] >= decisions.Overtime[p][t]
            ? ref decisions.Regular[p][t]
            : ref decisions.Overtime[p][t];
}

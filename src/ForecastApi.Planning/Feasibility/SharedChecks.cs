using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;
using ForecastApi.Planning.Requirements;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Feasibility;

/// <summary>Checks the limits that all items share: parts, stores and the budget.</summary>
internal sealed class SharedChecks(PlanInput input, ProductionPlan plan, StockLedger stock)
{
    // A rounded quantity of an expensive part may cost a cent more.
    private const decimal Cent = 0.01m;
    private const decimal OfBudget = 0.000001m;

    private readonly PartRelease _release = new(input);

    // Parts of a sub-assembly that is itself late are due before the start
    private readonly ILookup<DateOnly, PlannedOrder> _late = plan
        .Purchases.Where(p => p.Late)
        .ToLookup(p => p.NeedMonth < input.Start ? input.Start : p.NeedMonth);

    /// <summary>Returns the violated limits of a month.</summary>
    public IEnumerable<Breach> Run(int month) =>
        [.. LateParts(month), .. Storage(month), .. Budget(month)];

    private IEnumerable<Breach> LateParts(int month)
    {
        if (input.Parts == PartsPolicy.Flagged)
            yield break;
        foreach (var order in _late[input.Month(month)])
            yield return new(
                BreachKind.Parts,
                month,
                order.Quantity,
                $"{ReasonText.Month(input, month)}: {ReasonText.Number(order.Quantity)} more units of {order.Sku} are needed than can be there; an order of any quantity is there from {ReasonText.Month(input, _release.Month(order.Sku))}."
            );
    }

    private IEnumerable<Breach> Storage(int month)
    {
        var graph = ItemGraph.Of(input);
        foreach (var storage in input.Storage)
        {
            decimal used = 0,
                error = 0;
            foreach (var (sku, units) in storage.UnitsOf)
                if (graph.IndexOf(sku) is { } item)
                {
                    used += units * stock.Inventory(item, month);
                    error += units * (Tolerance.OfQuantity + Tolerance.OfDraws(input, item));
                }
            var capacity = storage.Capacity[month];
            if (Tolerance.Exceeds(used, capacity + error))
                yield return new(
                    BreachKind.Storage,
                    month,
                    used - capacity,
                    $"{ReasonText.Month(input, month)}: the stock takes {ReasonText.Number(used)} of {storage.Id}, {ReasonText.Number(used - capacity)} more than its capacity of {ReasonText.Number(capacity)}."
                );
        }
    }

    private IEnumerable<Breach> Budget(int month)
    {
        if (input.Budget?[month] is not { } budget)
            yield break;
        var paid = plan.Periods[month].CashOut;
        if (paid - budget > Cent + (budget * OfBudget))
            yield return new(
                BreachKind.Budget,
                month,
                paid - budget,
                $"{ReasonText.Month(input, month)}: {ReasonText.Number(paid)} must be paid, {ReasonText.Number(paid - budget)} more than the budget of {ReasonText.Number(budget)}."
            );
    }
}

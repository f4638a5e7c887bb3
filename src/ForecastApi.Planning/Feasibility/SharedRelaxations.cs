using System.Globalization;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Requirements;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Feasibility;

/// <summary>Removes the limits that all items share: parts, stores and the budget.</summary>
internal static class SharedRelaxations
{
    private const int MaxNamedParts = 5;

    public static IEnumerable<Relaxation> All(PlanInput input)
    {
        if (input.Parts == PartsPolicy.Required && input.Components.Any(c => c.LeadTime > 0))
            yield return new(WithPartsInTime(input), plan => Parts(input, plan), Priced: false);
        foreach (var storage in input.Storage)
            yield return new(
                input with
                {
                    Storage = [.. input.Storage.Where(s => s.Id != storage.Id)],
                },
                _ => $"store more than {storage.Id} holds",
                Priced: false
            );
        if (input.Budget is not null)
            yield return new(
                input with
                {
                    Budget = null,
                },
                plan =>
                    $"pay up to {ReasonText.Number(plan.Periods.Max(p => p.CashOut))} in a month"
            );
    }

    // The orders that are too early for their lead time
    private static string Parts(PlanInput input, ProductionPlan plan)
    {
        var release = new PartRelease(input);
        var early = plan
            .Purchases.Where(o => o.NeedMonth < input.Month(release.Month(o.Sku)))
            .GroupBy(o => o.Sku)
            .Select(g =>
                $"{ReasonText.Number(g.Sum(o => o.Quantity))} units of {g.Key} by {g.Max(o => o.NeedMonth).ToString("yyyy-MM", CultureInfo.InvariantCulture)}"
            )
            .ToList();
        return early.Count <= MaxNamedParts
            ? $"have {string.Join(" and ", early)}"
            : $"have {string.Join(", ", early.Take(MaxNamedParts))} and {ReasonText.Number(early.Count - MaxNamedParts)} more parts earlier than their lead times allow";
    }

    private static PlanInput WithPartsInTime(PlanInput input) =>
        input with
        {
            Components = [.. input.Components.Select(c => c with { LeadTime = 0 })],
            Products =
            [
                .. input.Products.Select(p => p.IsPart ? p with { ProductionLeadTime = 0 } : p),
            ],
            Suppliers = [.. input.Suppliers.Select(s => s.IsImplied ? s with { LeadTime = 0 } : s)],
        };
}

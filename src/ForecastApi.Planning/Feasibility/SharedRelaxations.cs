using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Feasibility;

/// <summary>Removes the limits that all items share: parts, stores and the budget.</summary>
internal static class SharedRelaxations
{
    public static IEnumerable<Relaxation> All(PlanInput input)
    {
        if (input.Parts == PartsPolicy.Required && input.Components.Any(c => c.LeadTime > 0))
            yield return new(
                WithPartsInTime(input),
                plan =>
                    $"have the parts of {ReasonText.Month(input, 0)} to {ReasonText.Month(input, input.Components.Max(c => c.LeadTime) - 1)} delivered in the month in which they are needed",
                Priced: false
            );
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

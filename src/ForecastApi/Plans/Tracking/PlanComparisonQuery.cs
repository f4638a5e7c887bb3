using System.Globalization;
using ForecastApi.Http;
using ForecastApi.Planning.Results;
using ForecastApi.Plans.Answers;

namespace ForecastApi.Plans.Tracking;

/// <summary>Compares the plans of several stored requests.</summary>
public sealed class PlanComparisonQuery(PlanSummaryStore plans)
{
    public const int MaxPlans = 20;

    /// <summary>Returns the plans and the best plan by objective.</summary>
    /// <param name="ids">Comma-separated ids.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="ProblemException">400 with every error of the list; 404 with every unknown id.</exception>
    public async Task<PlansCompared> RunAsync(string? ids, CancellationToken cancellationToken)
    {
        var wanted = Parse(ids);
        var found = await plans.GetAsync(wanted, cancellationToken);
        var missing = wanted.Except(found.Select(p => p.Id)).ToList();
        if (missing.Count > 0)
            throw ProblemException.NotFound("plan", string.Join("', '", missing));
        return new(found, [.. found.GroupBy(p => p.Currency).Select(Leaders)]);
    }

    private static string[] Parse(string? ids)
    {
        var list = (ids ?? "").Split(',', StringSplitOptions.TrimEntries);
        var errors = new Validation();
        if (string.IsNullOrWhiteSpace(ids))
            errors.Add("ids", "is missing; give 1 to 20 plan ids separated by commas.");
        else if (list.Contains(""))
            errors.Add("ids", "has an empty id between two commas or at an end.");
        errors.Check(
            list.Length <= MaxPlans,
            "ids",
            string.Create(
                CultureInfo.InvariantCulture,
                $"has {list.Length} plans; the maximum is {MaxPlans}."
            )
        );
        foreach (
            var twice in list.Where(id => id != "").GroupBy(id => id).Where(g => g.Count() > 1)
        )
            errors.Add("ids", $"'{twice.Key}' is listed more than once.");
        errors.ThrowIfAny();
        return list;
    }

    private static CurrencyLeaders Leaders(IGrouping<string, PlanSummary> requests)
    {
        var feasible = requests
            .SelectMany(r => r.Plans, (request, plan) => (request.Id, Plan: plan))
            .Where(p => p.Plan.Feasible)
            .ToList();
        return new(
            requests.Key,
            Leader(PlanAim.Cost),
            Leader(PlanAim.Profit),
            Leader(PlanAim.Service),
            Leader(PlanAim.Inventory),
            Leader(PlanAim.RateChange),
            Leader(PlanAim.WorkforceChange),
            Leader(PlanAim.Utilisation),
            Leader(PlanAim.PeakFunding)
        );

        // MinBy keeps the first of equals.
        LeadingPlan? Leader(PlanAim aim)
        {
            if (feasible.Count == 0)
                return null;
            var (id, plan) = feasible.MinBy(p =>
                PlanAims.Rank(aim, p.Plan.TotalCost, p.Plan.Profit, p.Plan.Kpis)
            );
            return new(
                id,
                plan.Strategy,
                PlanAims.Value(aim, plan.TotalCost, plan.Profit, plan.Kpis)
            );
        }
    }
}

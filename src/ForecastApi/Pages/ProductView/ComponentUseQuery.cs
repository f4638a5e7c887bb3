using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.Forecasts;
using ForecastApi.Planning.Requirements;
using ForecastApi.Plans;
using ForecastApi.Plans.Answers;
using ForecastApi.Products.Boms;
using ForecastApi.Sales;

namespace ForecastApi.Pages.ProductView;

/// <summary>Reads the use of a product in others, and its supply by the current plan.</summary>
public sealed class ComponentUseQuery(
    BomGraphReader boms,
    ForecastStore forecasts,
    PlanSummaryStore summaries,
    PlanStore plans
)
{
    // The forecasts of more products take longer than a page should.
    private const int MaxParents = 200;

    /// <summary>Returns the use; null for a product that goes into no other.</summary>
    public async Task<ComponentUse?> RunAsync(
        string sku,
        RunKey? run,
        CancellationToken cancellationToken
    )
    {
        var graph = await boms.ReadAsync(cancellationToken);
        var uses = graph.UsesOf(sku);
        if (uses.Count == 0)
            return null;
        var demand = run is null ? [] : await DemandAsync(graph, sku, run, cancellationToken);
        if (
            await summaries.CurrentAsync(cancellationToken) is not { } request
            || (request.Accepted ?? request.Best) is not { } strategy
        )
            return new(uses, demand, null, null, [], []);
        var plan = await plans.GetAsync(request.Id, PlanJson.Text(strategy), cancellationToken);
        return new(
            uses,
            demand,
            request.Id,
            strategy,
            [
                .. plan.Periods.SelectMany(p =>
                    p.Products.Where(x => x.Sku == sku).Select(x => new ComponentMonth(p.Month, x))
                ),
            ],
            [.. PurchaseTable.Sorted(plan.Purchases.Where(o => o.Sku == sku))]
        );
    }

    private async Task<IReadOnlyList<MonthQuantity>> DemandAsync(
        BomGraph graph,
        string sku,
        RunKey run,
        CancellationToken cancellationToken
    )
    {
        var above = graph.Above(sku);
        if (above.Count > MaxParents)
            return [];
        var usage = new GrossUsage(graph.All);
        var months = new SortedDictionary<Month, decimal>();
        foreach (var parent in above)
            if (
                usage.PerUnit(parent).GetValueOrDefault(sku) is { } units
                && await forecasts.GetAsync(run, parent, cancellationToken) is { } published
            )
                foreach (var month in published.Months)
                    months[month.Period] =
                        months.GetValueOrDefault(month.Period) + (units * month.Quantity);
        return [.. months.Select(m => new MonthQuantity(m.Key, m.Value))];
    }
}

using ForecastApi.Common;
using ForecastApi.Forecasting.Accuracy;
using ForecastApi.ForecastRuns;
using ForecastApi.Overrides;
using ForecastApi.Products;

namespace ForecastApi.Revisions;

/// <summary>Builds the waterfall: a row per official snapshot, a column per target month.</summary>
public sealed class WaterfallQuery(
    RunHistoryStore history,
    RunOverrideStore overrides,
    RevisionSalesStore sales,
    ProductStore products
)
{
    public const int DefaultOrigins = 12;
    public const int MaxOrigins = 36;

    public async Task<ForecastWaterfall> RunAsync(
        RevisionFilter filter,
        int origins,
        CancellationToken cancellationToken
    )
    {
        await filter.CheckAsync(products, cancellationToken);
        var snapshots = await history.OfficialsAsync(null, origins, cancellationToken);
        var rows = new List<(RunKey Run, string? Model, Dictionary<Month, decimal> Quantities)>();
        foreach (var run in snapshots.Reverse())
        {
            var months = await history.MonthsAsync(
                run,
                filter,
                await overrides.LoadAsync(run, cancellationToken),
                cancellationToken
            );
            rows.Add(
                (
                    run,
                    filter.Sku is null
                        ? null
                        : await history.ModelAsync(run, filter.Sku, cancellationToken),
                    months.ToDictionary(m => m.Month, m => m.Quantity)
                )
            );
        }
        List<Month> periods = [.. rows.SelectMany(r => r.Quantities.Keys).Distinct().Order()];
        var actuals = await sales.MonthsAsync(filter, periods, cancellationToken);
        var stability = new ForecastStability();
        var shown = new List<WaterfallOrigin>();
        foreach (var (run, model, quantities) in rows)
        {
            var above = shown.Count > 0 ? shown[^1].Quantities : [];
            List<decimal?> now =
            [
                .. periods.Select(p => quantities.TryGetValue(p, out var q) ? q : (decimal?)null),
            ];
            List<decimal?> changes =
            [
                .. now.Select((q, i) => above.Count > 0 ? q - above[i] : null),
            ];
            for (var i = 0; i < changes.Count; i++)
                if (changes[i] is not null)
                    stability.Add((double)above[i]!.Value, (double)now[i]!.Value);
            shown.Add(new(run.AsOf, run.RunId, model, now, changes));
        }
        return new(
            filter.Sku,
            filter.Category,
            periods,
            [.. periods.Select(p => actuals.TryGetValue(p, out var q) ? q : (decimal?)null)],
            shown,
            StabilityQuery.ToMeasures(stability)
        );
    }
}

using System.Globalization;
using ForecastApi.Forecasting.Accuracy;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Overrides;

namespace ForecastApi.Revisions;

/// <summary>Measures how much each product's forecast moves from one official snapshot to the next.</summary>
public sealed class StabilityQuery(RunHistoryStore history, RunOverrideStore overrides)
{
    public async Task<ForecastStabilityList> RunAsync(
        string? category,
        int origins,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var skip = page.AfterNumber ?? 0;
        var snapshots = await history.OfficialsAsync(null, origins, cancellationToken);
        var skus = await history.SkusAsync(category, cancellationToken);
        var products = new Dictionary<int, ForecastStability>();
        var total = new ForecastStability();
        List<StoredMonth> before = [];
        foreach (var run in snapshots.Reverse())
            before = await AddAsync(run, before, skus, products, cancellationToken);
        foreach (var product in products.OrderBy(p => p.Key))
            total.Add(product.Value);
        List<ProductStability> ranked =
        [
            .. products
                .Select(p => ToItem(skus[p.Key], ToMeasures(p.Value)))
                .OrderByDescending(p => p.Nervousness ?? -1)
                .ThenBy(p => p.Sku, StringComparer.Ordinal)
                .Skip(skip)
                .Take(page.Take),
        ];
        return new(
            [.. snapshots.Reverse().Select(r => r.AsOf)],
            ToMeasures(total),
            [.. ranked.Take(page.Size)],
            ranked.Count > page.Size
                ? page.Encode((skip + page.Size).ToString(CultureInfo.InvariantCulture))
                : null
        );
    }

    public static StabilityMeasures ToMeasures(ForecastStability stability) =>
        new(
            stability.Pairs,
            (decimal?)stability.MeanAbsoluteChange,
            (decimal?)stability.MeanQuantity,
            stability.Nervousness
        );

    /// <summary>Compares a snapshot with the one before it, both in order of product and month. Returns its months.</summary>
    private async Task<List<StoredMonth>> AddAsync(
        RunKey run,
        List<StoredMonth> before,
        Dictionary<int, string> skus,
        Dictionary<int, ForecastStability> products,
        CancellationToken cancellationToken
    )
    {
        var now = new List<StoredMonth>(before.Count);
        var set = await overrides.LoadAsync(run, cancellationToken);
        var position = 0;
        await foreach (var row in history.StreamAsync(run, cancellationToken))
        {
            if (!skus.ContainsKey(row.ProductId))
                continue;
            var month = set.Find(row.ProductId, row.Month) is { } own
                ? row with
                {
                    Quantity = own.Quantity,
                }
                : row;
            now.Add(month);
            while (position < before.Count && before[position].CompareKeyTo(month) < 0)
                position++;
            if (position == before.Count || before[position].CompareKeyTo(month) > 0)
                continue;
            if (!products.TryGetValue(row.ProductId, out var stability))
                products.Add(row.ProductId, stability = new());
            stability.Add((double)before[position].Quantity, (double)month.Quantity);
        }
        return now;
    }

    private static ProductStability ToItem(string sku, StabilityMeasures measures) =>
        new(
            sku,
            measures.Pairs,
            measures.MeanAbsoluteChange,
            measures.MeanQuantity,
            measures.Nervousness
        );
}

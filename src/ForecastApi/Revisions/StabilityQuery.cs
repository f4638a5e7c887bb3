using System.Globalization;
using ForecastApi.Forecasting.Accuracy;
using ForecastApi.Forecasts;
using ForecastApi.Http;

namespace ForecastApi.Revisions;

/// <summary>How much each product's forecast moved from one official snapshot to the next.</summary>
public sealed class StabilityQuery(RunHistoryStore history, RunOverrideStore overrides)
{
    public async Task<ForecastStabilityList> RunAsync(
        string? category,
        int origins,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var skip = ParseCursor(page.After);
        var snapshots = await history.OfficialsAsync(null, origins, cancellationToken);
        var skus = await history.SkusAsync(category, cancellationToken);
        var products = new Dictionary<int, ForecastStability>();
        var total = new ForecastStability();
        Dictionary<(int, Month), decimal> before = [];
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
                ? PageRequest.Encode((skip + page.Size).ToString(CultureInfo.InvariantCulture))
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

    /// <summary>Compares a snapshot with the one before it; its own quantities, for the next.</summary>
    private async Task<Dictionary<(int, Month), decimal>> AddAsync(
        RunKey run,
        Dictionary<(int, Month), decimal> before,
        Dictionary<int, string> skus,
        Dictionary<int, ForecastStability> products,
        CancellationToken cancellationToken
    )
    {
        var now = new Dictionary<(int, Month), decimal>(before.Count);
        var set = await overrides.LoadAsync(run, cancellationToken);
        await history.ReadAllAsync(
            run,
            (product, month, quantity) =>
            {
                if (!skus.ContainsKey(product))
                    return;
                quantity += set.Find(product, month)?.Shift ?? 0;
                now.Add((product, month), quantity);
                if (!before.TryGetValue((product, month), out var earlier))
                    return;
                if (!products.TryGetValue(product, out var stability))
                    products.Add(product, stability = new());
                stability.Add((double)earlier, (double)quantity);
            },
            cancellationToken
        );
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

    private static int ParseCursor(string? after) =>
        after is null ? 0
        : int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip
        : throw ProblemException.Invalid(
            "cursor",
            "is not a cursor of this list; start again without it."
        );
}

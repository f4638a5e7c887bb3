using ForecastApi.Data;

namespace ForecastApi.Products.Boms;

/// <summary>Reads the graph of all bills of materials, from the cache unless products or bills have changed.</summary>
public sealed class BomGraphReader(BomStore boms, DataVersions versions, DataCache cache)
{
    public async Task<BomGraph> ReadAsync(CancellationToken cancellationToken) =>
        await cache.GetAsync(
            "bills",
            await versions.GetAsync([DataVersion.Products], cancellationToken),
            async token => new BomGraph(await boms.AllAsync(token)),
            cancellationToken
        );
}

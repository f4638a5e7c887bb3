using System.Collections.Concurrent;
using ForecastApi.Accuracy.Points;
using ForecastApi.Data;
using ForecastApi.Http.Concurrency;

namespace ForecastApi.Accuracy;

/// <summary>Caches the groups of requests, and the points of each basis from which other groups are computed.</summary>
public sealed class AccuracyCache(DataCache cache, RequestComputing computing) : IDisposable
{
    // One per basis: up to 140 MB each, which would leave no room for other values in the shared cache.
    private readonly ConcurrentDictionary<
        AccuracyBasis,
        (string Version, AccuracyPoints Points)
    > _points = new();

    // A computation reads up to a million points and has sums per product: one at a time.
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Returns the cached groups of the request, or computes them.</summary>
    public async Task<IReadOnlyList<AccuracyItem>> GetAsync(
        string version,
        AccuracyKey key,
        Func<CancellationToken, Task<IReadOnlyList<AccuracyItem>>> compute,
        CancellationToken cancellationToken
    ) =>
        (
            await cache.GetAsync(
                Text(key),
                version,
                async token => new AccuracyItems(await ComputeAsync(compute, token)),
                cancellationToken
            )
        ).Items;

    /// <summary>Computes groups that are not cached.</summary>
    public Task<IReadOnlyList<AccuracyItem>> ComputeAsync(
        Func<CancellationToken, Task<IReadOnlyList<AccuracyItem>>> compute,
        CancellationToken cancellationToken
    ) =>
        computing.ReadAsync(
            async () =>
            {
                await _gate.WaitAsync(cancellationToken);
                try
                {
                    return await compute(cancellationToken);
                }
                finally
                {
                    _gate.Release();
                }
            },
            cancellationToken
        );

    /// <summary>Caches groups that were computed together with others.</summary>
    public Task SetAsync(
        string version,
        AccuracyKey key,
        IReadOnlyList<AccuracyItem> items,
        CancellationToken cancellationToken
    ) => cache.SetAsync(Text(key), version, new AccuracyItems(items), cancellationToken);

    /// <summary>Returns the points of a basis; null unless those of this version are cached.</summary>
    public AccuracyPoints? FindPoints(string version, AccuracyBasis basis) =>
        _points.TryGetValue(basis, out var cached) && cached.Version == version
            ? cached.Points
            : null;

    /// <summary>Caches the points of a basis.</summary>
    public void SetPoints(string version, AccuracyBasis basis, AccuracyPoints points) =>
        _points[basis] = (version, points);

    public void Dispose() => _gate.Dispose();

    private static string Text(AccuracyKey key) => $"accuracy {key.ToText()}";
}

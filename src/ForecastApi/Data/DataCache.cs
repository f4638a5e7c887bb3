using System.Diagnostics;
using Microsoft.Extensions.Caching.Hybrid;

namespace ForecastApi.Data;

/// <summary>
/// Stores computed values in this process. The key of a value carries the <see cref="DataVersions"/> it was computed
/// from, so a value is never stale; values of earlier versions are evicted when the cache is full.
/// </summary>
public sealed class DataCache(HybridCache cache)
{
    /// <summary>The maximum size of all values together.</summary>
    public const int MaxKilobytes = 256 * 1024;

    /// <summary>Exceeds the length of a key with the longest SKU, category and model.</summary>
    private const int MaxKeyLength = 8 * 1024;

    private static readonly HybridCacheEntryOptions Lasting = Lifetime(TimeSpan.FromDays(30));

    /// <summary>Applies to values that exist once per product, so that earlier versions expire soon.</summary>
    private static readonly HybridCacheEntryOptions Passing = Lifetime(TimeSpan.FromMinutes(10));

    public static void AddTo(IServiceCollection services)
    {
        services.AddMemoryCache(o => o.SizeLimit = MaxKilobytes);
        services
            .AddHybridCache(o =>
            {
                o.MaximumPayloadBytes = MaxKilobytes;
                o.MaximumKeyLength = MaxKeyLength;
            })
            .AddSerializerFactory<SizeSerializer>();
        services.AddSingleton<DataVersions>();
        services.AddSingleton<DataCache>();
    }

    /// <summary>Returns the value stored under the key, or computes it once for all callers that wait for it.</summary>
    public Task<T> GetAsync<T>(
        string key,
        Func<CancellationToken, Task<T>> compute,
        CancellationToken cancellationToken
    )
        where T : ICachedValue => GetAsync(key, compute, Lasting, cancellationToken);

    /// <summary>Returns the value like <see cref="GetAsync{T}(string, Func{CancellationToken, Task{T}}, CancellationToken)"/>, but lets it expire after ten minutes.</summary>
    public Task<T> GetPassingAsync<T>(
        string key,
        Func<CancellationToken, Task<T>> compute,
        CancellationToken cancellationToken
    )
        where T : ICachedValue => GetAsync(key, compute, Passing, cancellationToken);

    /// <summary>Stores a value that was computed together with others.</summary>
    public async Task SetAsync<T>(string key, T value, CancellationToken cancellationToken)
        where T : ICachedValue =>
        await cache.SetAsync(key, value, Lasting, cancellationToken: cancellationToken);

    private async Task<T> GetAsync<T>(
        string key,
        Func<CancellationToken, Task<T>> compute,
        HybridCacheEntryOptions options,
        CancellationToken cancellationToken
    )
    {
        // HybridCache computes outside the caller's context: restore its activity so that the SQL joins its trace
        var caller = Activity.Current;
        return await cache.GetOrCreateAsync(
            key,
            async token =>
            {
                Activity.Current = caller;
                return await compute(token);
            },
            options,
            cancellationToken: cancellationToken
        );
    }

    private static HybridCacheEntryOptions Lifetime(TimeSpan lifetime) =>
        new() { Expiration = lifetime, Flags = HybridCacheEntryFlags.DisableDistributedCache };
}

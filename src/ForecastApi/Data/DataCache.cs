using System.Diagnostics;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.Memory;

namespace ForecastApi.Data;

/// <summary>
/// Stores computed values in this process. A value is stored with the <see cref="DataVersions"/> it was computed from, so
/// it is never stale; that of an earlier version is removed when the value of a later one is requested.
/// </summary>
public sealed class DataCache(HybridCache cache, IMemoryCache stored)
{
    /// <summary>The maximum size of all values together.</summary>
    public const int MaxKilobytes = 256 * 1024;

    /// <summary>Exceeds the length of a key with the longest SKU, category and model.</summary>
    private const int MaxKeyLength = 8 * 1024;

    private static readonly HybridCacheEntryOptions Lasting = Lifetime(TimeSpan.FromDays(30));

    /// <summary>Applies to values that exist once per product, of which few are requested again.</summary>
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

    /// <summary>Returns the value of a version, or computes it once for all callers that wait for it.</summary>
    public Task<T> GetAsync<T>(
        string name,
        string version,
        Func<CancellationToken, Task<T>> compute,
        CancellationToken cancellationToken
    )
        where T : ICachedValue => GetAsync(name, version, compute, Lasting, cancellationToken);

    /// <summary>Returns the value like <see cref="GetAsync{T}(string, string, Func{CancellationToken, Task{T}}, CancellationToken)"/>, but lets it expire after ten minutes.</summary>
    public Task<T> GetPassingAsync<T>(
        string name,
        string version,
        Func<CancellationToken, Task<T>> compute,
        CancellationToken cancellationToken
    )
        where T : ICachedValue => GetAsync(name, version, compute, Passing, cancellationToken);

    /// <summary>Stores a value that was computed together with others.</summary>
    public async Task SetAsync<T>(
        string name,
        string version,
        T value,
        CancellationToken cancellationToken
    )
        where T : ICachedValue
    {
        await RemoveEarlierAsync(name, version, cancellationToken);
        await cache.SetAsync(
            Key(name, version),
            value,
            Lasting,
            cancellationToken: cancellationToken
        );
    }

    private async Task<T> GetAsync<T>(
        string name,
        string version,
        Func<CancellationToken, Task<T>> compute,
        HybridCacheEntryOptions options,
        CancellationToken cancellationToken
    )
    {
        // HybridCache computes outside the caller's context: restore its activity so that the SQL joins its trace
        var caller = Activity.Current;
        await RemoveEarlierAsync(name, version, cancellationToken);
        return await cache.GetOrCreateAsync(
            Key(name, version),
            async token =>
            {
                Activity.Current = caller;
                return await compute(token);
            },
            options,
            cancellationToken: cancellationToken
        );
    }

    private async Task RemoveEarlierAsync(
        string name,
        string version,
        CancellationToken cancellationToken
    )
    {
        var ofName = "version of " + name;
        var earlier = stored.Get<string>(ofName);
        if (earlier == version)
            return;
        stored.Set(ofName, version, new MemoryCacheEntryOptions { Size = 1 });
        if (earlier is not null)
            await cache.RemoveAsync(Key(name, earlier), cancellationToken);
    }

    private static string Key(string name, string version) => $"{name} @ {version}";

    private static HybridCacheEntryOptions Lifetime(TimeSpan lifetime) =>
        new() { Expiration = lifetime, Flags = HybridCacheEntryFlags.DisableDistributedCache };
}

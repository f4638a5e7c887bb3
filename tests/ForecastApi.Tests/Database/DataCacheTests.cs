using System.ComponentModel;
using ForecastApi.Data;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace ForecastApi.Tests;

public sealed class DataCacheTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Value_When_requested_by_many_at_once_Then_it_is_computed_once_and_shared()
    {
        await using var services = Services();
        var cache = services.GetRequiredService<DataCache>();
        var computed = 0;
        var all = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => cache.GetAsync("key", "1", ComputeAsync, Ct))
        );
        Assert.Equal(1, computed);
        Assert.All(all, v => Assert.Same(all[0], v));

        async Task<Value> ComputeAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref computed);
            await Task.Delay(100, cancellationToken);
            return new(1);
        }
    }

    [Fact]
    public async Task Value_When_its_computation_fails_Then_the_next_request_computes_it()
    {
        await using var services = Services();
        var cache = services.GetRequiredService<DataCache>();
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            cache.GetAsync<Value>("key", "1", _ => throw new InvalidOperationException(), Ct)
        );
        var value = new Value(1);
        Assert.Same(value, await cache.GetAsync("key", "1", _ => Task.FromResult(value), Ct));
    }

    [Fact]
    public async Task Values_When_together_larger_than_the_limit_Then_not_all_are_stored()
    {
        await using var services = Services();
        var cache = services.GetRequiredService<DataCache>();
        for (var i = 0; i < 5; i++)
            await cache.SetAsync($"{i}", "1", new Value(DataCache.MaxKilobytes / 4), Ct);
        var missing = 0;
        for (var i = 0; i < 5; i++)
            await cache.GetAsync(
                $"{i}",
                "1",
                _ =>
                {
                    missing++;
                    return Task.FromResult(new Value(1));
                },
                Ct
            );
        Assert.InRange(missing, 1, 4);
    }

    [Fact]
    public async Task Value_When_one_of_a_later_version_is_requested_Then_the_earlier_one_is_removed()
    {
        await using var services = Services();
        var cache = services.GetRequiredService<DataCache>();
        var stored = (MemoryCache)services.GetRequiredService<IMemoryCache>();
        for (var version = 0; version < 50; version++)
        {
            await cache.GetAsync("key", $"{version}", _ => Task.FromResult(new Value(1)), Ct);
            await cache.SetAsync("other", $"{version}", new Value(1), Ct);
        }
        // Each name has its value and its version
        Assert.Equal(4, stored.Count);
    }

    private static ServiceProvider Services()
    {
        var services = new ServiceCollection();
        DataCache.AddTo(services);
        return services.BuildServiceProvider();
    }

    [ImmutableObject(true)]
    private sealed record Value(int Kilobytes) : ICachedValue;
}

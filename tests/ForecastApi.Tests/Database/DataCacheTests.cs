using System.ComponentModel;
using ForecastApi.Data;
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
            Enumerable.Range(0, 20).Select(_ => cache.GetAsync("key", ComputeAsync, Ct))
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
            cache.GetAsync<Value>("key", _ => throw new InvalidOperationException(), Ct)
        );
        var value = new Value(1);
        Assert.Same(value, await cache.GetAsync("key", _ => Task.FromResult(value), Ct));
    }

    [Fact]
    public async Task Values_When_together_larger_than_the_limit_Then_not_all_are_stored()
    {
        await using var services = Services();
        var cache = services.GetRequiredService<DataCache>();
        for (var i = 0; i < 5; i++)
            await cache.SetAsync($"{i}", new Value(DataCache.MaxKilobytes / 4), Ct);
        var missing = 0;
        for (var i = 0; i < 5; i++)
            await cache.GetAsync(
                $"{i}",
                _ =>
                {
                    missing++;
                    return Task.FromResult(new Value(1));
                },
                Ct
            );
        Assert.InRange(missing, 1, 4);
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

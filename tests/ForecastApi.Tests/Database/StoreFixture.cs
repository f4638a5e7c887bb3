using System.Collections.Concurrent;
using ForecastApi.Data;

namespace ForecastApi.Tests;

/// <summary>One fresh database of each kind for the tests of a class, created when the first of them asks.</summary>
public sealed class StoreFixture : IAsyncDisposable
{
    private readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task<StoreHost>>> _hosts = new();

    public Task<StoreHost> OnAsync(DatabaseProvider provider) =>
        _hosts
            .GetOrAdd(provider, p => new Lazy<Task<StoreHost>>(() => StoreHost.CreateAsync(p)))
            .Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values)
            await (await host.Value).DisposeAsync();
    }
}

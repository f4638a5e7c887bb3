namespace ForecastApi.Tests.Http;

/// <summary>
/// Keeps background work queued: the host of the test only answers, until a worker starts on its database.
/// </summary>
public sealed class HeldWork : IAsyncDisposable
{
    private readonly ApiFixture _api;
    private ApiFixture? _worker;

    /// <param name="api">A host that has not started yet.</param>
    public HeldWork(ApiFixture api)
    {
        _api = api;
        api.Settings["Node:Role"] = "web";
    }

    /// <summary>Starts a worker, which finds the open work in the tables.</summary>
    public async Task ReleaseAsync()
    {
        _worker = ApiFixture.On(_api.Folder);
        _worker.Settings["Node:Role"] = "worker";
        await _worker.GetAsync("/health/live");
    }

    public async ValueTask DisposeAsync()
    {
        if (_worker is not null)
            await _worker.DisposeAsync();
    }
}

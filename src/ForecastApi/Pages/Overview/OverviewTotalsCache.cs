namespace ForecastApi.Pages.Overview;

/// <summary>Keeps the sums as long as nothing that they are made of has changed.</summary>
public sealed class OverviewTotalsCache : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private (string Version, OverviewTotals Totals)? _kept;

    /// <summary>The sums of this version of the data; computed by one caller while others wait.</summary>
    public async Task<OverviewTotals> GetAsync(
        string version,
        Func<Task<OverviewTotals>> compute,
        CancellationToken cancellationToken
    )
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_kept?.Version != version)
                _kept = (version, await compute());
            return _kept.Value.Totals;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}

namespace ForecastApi.Accuracy;

/// <summary>
/// Groups that were computed, as long as nothing they rest on has changed: a page that everybody opens in the morning is
/// computed once. Categories and prices may change without a new version, so nothing is kept for long.
/// </summary>
public sealed class AccuracyCache(TimeProvider clock) : IDisposable
{
    private const int MostEntries = 200;

    // Of results with a row for every product only few fit.
    private const int MostItems = 50_000;

    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(5);

    private readonly Dictionary<
        object,
        (DateTimeOffset At, IReadOnlyList<AccuracyItem> Items)
    > _entries = [];
    private readonly SemaphoreSlim _one = new(1, 1);
    private string _version = "";
    private int _items;

    /// <summary>What is kept under the key, or what is computed now, by one caller at a time.</summary>
    public async Task<IReadOnlyList<AccuracyItem>> GetAsync(
        string version,
        object key,
        Func<Task<IReadOnlyList<AccuracyItem>>> compute,
        CancellationToken cancellationToken
    )
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (version != _version || _entries.Count >= MostEntries || _items >= MostItems)
                Clear(version);
            if (_entries.TryGetValue(key, out var kept) && clock.GetUtcNow() - kept.At < Keep)
                return kept.Items;
            var items = await compute();
            _entries[key] = (clock.GetUtcNow(), items);
            _items += items.Count;
            return items;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private void Clear(string version)
    {
        _entries.Clear();
        _items = 0;
        _version = version;
    }
}

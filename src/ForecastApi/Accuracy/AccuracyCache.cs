namespace ForecastApi.Accuracy;

/// <summary>Groups that were computed, kept until something they rest on changes.</summary>
public sealed class AccuracyCache : IDisposable
{
    // Of results with a row for every product only few fit.
    private const int MostItems = 100_000;

    private const int MostEntries = 500;

    private readonly Dictionary<AccuracyKey, Entry> _entries = [];
    private readonly Dictionary<AccuracyBasis, (string Version, AccuracyPoints Points)> _points =
    [];
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _one = new(1, 1);
    private int _items;

    /// <summary>What is kept under the key, or what is computed now, by one caller at a time.</summary>
    public async Task<IReadOnlyList<AccuracyItem>> GetAsync(
        string version,
        AccuracyKey key,
        Func<Task<IReadOnlyList<AccuracyItem>>> compute,
        CancellationToken cancellationToken
    )
    {
        if (Find(version, key) is { } kept)
            return kept;
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (Find(version, key) is { } meanwhile)
                return meanwhile;
            var items = await compute();
            Keep(version, key, items);
            return items;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Null where nothing of this version is kept.</summary>
    public IReadOnlyList<AccuracyItem>? Find(string version, AccuracyKey key)
    {
        lock (_gate)
            return _entries.TryGetValue(key, out var entry) && entry.Version == version
                ? entry.Items
                : null;
    }

    public void Keep(string version, AccuracyKey key, IReadOnlyList<AccuracyItem> items)
    {
        lock (_gate)
        {
            if (_entries.Remove(key, out var old))
                _items -= old.Items.Count;
            if (_entries.Count >= MostEntries || _items + items.Count > MostItems)
            {
                _entries.Clear();
                _items = 0;
            }
            _entries[key] = new(version, items);
            _items += items.Count;
        }
    }

    /// <summary>The points of a basis; null where none of this version are kept.</summary>
    public AccuracyPoints? FindPoints(string version, AccuracyBasis basis)
    {
        lock (_gate)
            return _points.TryGetValue(basis, out var kept) && kept.Version == version
                ? kept.Points
                : null;
    }

    public void KeepPoints(string version, AccuracyBasis basis, AccuracyPoints points)
    {
        lock (_gate)
            _points[basis] = (version, points);
    }

    public void Dispose() => _one.Dispose();

    private sealed record Entry(string Version, IReadOnlyList<AccuracyItem> Items);
}

/// <summary>What groups were asked for.</summary>
public sealed record AccuracyKey(AccuracyBasis Basis, AccuracyBy By, AccuracyFilter Filter);

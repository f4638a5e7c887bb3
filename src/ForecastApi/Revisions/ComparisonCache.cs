namespace ForecastApi.Revisions;

/// <summary>Comparisons of all products of two runs, kept until something they rest on changes.</summary>
public sealed class ComparisonCache
{
    // Each holds a row a product.
    private const int Most = 4;

    private readonly List<(string Key, RunComparison Comparison)> _kept = [];
    private readonly Lock _gate = new();

    /// <summary>What is kept under the key, or what is made now.</summary>
    public async Task<RunComparison> GetAsync(string key, Func<Task<RunComparison>> make)
    {
        lock (_gate)
            if (_kept.Find(k => k.Key == key) is { Comparison: { } kept })
                return kept;
        var made = await make();
        lock (_gate)
        {
            _kept.RemoveAll(k => k.Key == key);
            if (_kept.Count == Most)
                _kept.RemoveAt(0);
            _kept.Add((key, made));
        }
        return made;
    }
}

namespace ForecastApi.Planning.Tests.Factories;

/// <summary>Random values of a plan; the same seed gives the same values.</summary>
internal sealed class FactoryRandom(int seed)
{
    private readonly Random _random = new(seed);

    public int Months { get; init; }

    public int Next(int low, int high) => _random.Next(low, high + 1);

    public bool OneIn(int count) => _random.Next(count) == 0;

    public decimal Tenths(int low, int high) => Next(low, high) / 10m;

    public T[] Some<T>(T[] of, int low, int high)
    {
        var all = of.ToArray();
        _random.Shuffle(all);
        return all[..Math.Min(all.Length, Next(low, high))];
    }

    public decimal[] Each(decimal value) => [.. Enumerable.Repeat(value, Months)];

    public decimal[] Varied(int low, int high) =>
        [.. Enumerable.Range(0, Months).Select(_ => (decimal)Next(low, high))];

    public decimal[]? Sometimes(int count, decimal value) => OneIn(count) ? Each(value) : null;
}

namespace ForecastApi.Planning.Risk;

/// <summary>
/// Generates standard normal deviates that are identical to the last digit on every platform. It uses integer steps,
/// the four basic operations and square roots, which IEEE 754 defines exactly. System.Random and Math.Log do not
/// guarantee this across versions and platforms.
/// </summary>
internal struct RandomStream
{
    private ulong _state;

    /// <summary>
    /// Creates an independent stream for a seed, product and scenario, so that no draw depends on other draws.
    /// </summary>
    public RandomStream(int seed, ulong product, int scenario) =>
        _state = Mix(Mix(Mix((uint)seed) ^ product) ^ (uint)scenario);

    /// <summary>
    /// Returns a product's SKU as a number (FNV-1a; Fowler, Noll and Vo, 1991). String.GetHashCode differs in every
    /// process.
    /// </summary>
    public static ulong Key(string sku)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in sku)
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    /// <summary>Returns the next deviate.</summary>
    public double NextNormal()
    {
        // SplitMix64 (Steele, Lea and Flood, 2014).
        _state += 0x9E3779B97F4A7C15UL;
        // The middle of one of 2^52 equal intervals, so never 0 or 1.
        var uniform = ((Mix(_state) >> 12) + 0.5) / (1UL << 52);
        return NormalDeviate.FromProbability(uniform);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}

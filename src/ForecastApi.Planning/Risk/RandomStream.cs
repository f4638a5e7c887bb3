namespace ForecastApi.Planning.Risk;

/// <summary>
/// Standard normal deviates that are the same to the last digit on every platform: whole-number steps, the four basic
/// operations and roots, which IEEE 754 defines exactly. The library's random numbers and logarithm promise that for no
/// other version or platform.
/// </summary>
internal struct RandomStream
{
    private ulong _state;

    /// <summary>A stream of its own for every seed, product and scenario, so that no draw depends on what else is drawn.</summary>
    public RandomStream(int seed, ulong product, int scenario) =>
        _state = Mix(Mix(Mix((uint)seed) ^ product) ^ (uint)scenario);

    /// <summary>A product's code as a number (FNV-1a; Fowler, Noll and Vo, 1991).</summary>
    public static ulong Key(string sku)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in sku)
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    /// <summary>The next deviate.</summary>
    public double NextNormal()
    {
        // SplitMix64 (Steele, Lea and Flood, 2014).
        _state += 0x9E3779B97F4A7C15UL;
        // The middle of one of 2^52 equal parts, so never 0 or 1.
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

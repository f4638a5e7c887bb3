namespace ForecastApi.Data;

/// <summary>
/// A value that <see cref="DataCache"/> stores. Its type is sealed and has <c>[ImmutableObject(true)]</c>, so that
/// readers share one instance.
/// </summary>
public interface ICachedValue
{
    /// <summary>The approximate size in memory, at least 1.</summary>
    int Kilobytes { get; }
}

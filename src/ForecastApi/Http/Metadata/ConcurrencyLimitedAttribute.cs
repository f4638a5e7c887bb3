using ForecastApi.Http.Concurrency;

namespace ForecastApi.Http.Metadata;

/// <summary>Marks an operation that runs for long, so that its concurrency is limited and read requests stay fast.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConcurrencyLimitedAttribute(ConcurrencyLimit limit) : Attribute
{
    public ConcurrencyLimit Limit { get; } = limit;
}

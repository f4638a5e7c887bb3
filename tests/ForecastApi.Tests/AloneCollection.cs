namespace ForecastApi.Tests;

/// <summary>Tests that measure the whole process, its memory or its metrics: no other test runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "Alone";
}

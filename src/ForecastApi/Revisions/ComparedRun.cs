using ForecastApi.ForecastRuns;
using ForecastApi.Overrides;

namespace ForecastApi.Revisions;

/// <summary>A run and its forecast of each product over the months that both compared runs cover.</summary>
public sealed record ComparedRun(
    RunKey Key,
    RunSettings? Settings,
    IReadOnlyList<ProductTotal> Products,
    RunOverrides Overrides
);

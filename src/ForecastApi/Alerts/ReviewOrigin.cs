using ForecastApi.ForecastRuns;
using ForecastApi.Overrides;

namespace ForecastApi.Alerts;

/// <summary>A run and the overrides in effect in it.</summary>
public sealed record ReviewOrigin(RunKey Run, RunOverrides Overrides);

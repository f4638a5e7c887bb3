using ForecastApi.Common;
using ForecastApi.ForecastRuns;

namespace ForecastApi.Revisions;

/// <param name="Settings">The settings of the run; null for a run older than their storage.</param>
public sealed record ChangedRun(string RunId, Month AsOf, int Horizon, RunSettings? Settings);

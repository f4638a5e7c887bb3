using ForecastApi.ForecastRuns;
using ForecastApi.Revisions;

namespace ForecastApi.Pages.RunView;

/// <summary>What the page of a run shows.</summary>
/// <param name="Changes">Against the successful run before it; null unless this one succeeded.</param>
public sealed record RunViewData(ForecastRunInfo Run, ForecastChanges? Changes);

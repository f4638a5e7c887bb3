using ForecastApi.ForecastRuns;
using ForecastApi.Revisions;

namespace ForecastApi.Pages.RunView;

/// <summary>The data of the run page.</summary>
/// <param name="Changes">Changes since the previous successful run; null unless this run succeeded.</param>
public sealed record RunViewData(ForecastRunInfo Run, ForecastChanges? Changes);

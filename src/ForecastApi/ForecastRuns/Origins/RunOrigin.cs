using ForecastApi.Common;
using ForecastApi.Sales.Periods;

namespace ForecastApi.ForecastRuns.Origins;

/// <summary>The last month of history that a run uses.</summary>
/// <param name="IncompleteMonth">The month after it, which the run leaves out although it has sales; null in general.</param>
public sealed record RunOrigin(Month AsOf, Month? IncompleteMonth)
{
    /// <summary>The origin of a run up to the last complete month.</summary>
    public static RunOrigin Of(LatestMonth latest) => new(latest.Complete, latest.Incomplete);
}

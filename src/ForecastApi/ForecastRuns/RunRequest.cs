using ForecastApi.Common;

namespace ForecastApi.ForecastRuns;

/// <param name="Horizon">The number of months to forecast, 1 to 36; default: that of the nightly run.</param>
/// <param name="AsOf">The last month of history to use; null = the data's last month.</param>
public sealed record RunRequest(int? Horizon = null, Month? AsOf = null);

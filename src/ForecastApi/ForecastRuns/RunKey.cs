using ForecastApi.Common;
using ForecastApi.ForecastRuns.Results;

namespace ForecastApi.ForecastRuns;

/// <summary>Identifies a run whose forecasts are read.</summary>
public sealed record RunKey(int RunNumber, string RunId, Month AsOf, int Horizon)
{
    /// <summary>Whether this is the run that readers see by default.</summary>
    public bool IsLatest { get; init; }

    /// <summary>Returns a forecast of zero for each month of the run.</summary>
    public IReadOnlyList<ForecastMonth> Zeros() =>
        [
            .. Enumerable
                .Range(1, Horizon)
                .Select(h => new ForecastMonth(AsOf.AddMonths(h), default)),
        ];
}

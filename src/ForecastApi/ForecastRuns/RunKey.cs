using ForecastApi.Common;
using ForecastApi.ForecastRuns.Results;

namespace ForecastApi.ForecastRuns;

/// <summary>A run by which forecasts are read.</summary>
public sealed record RunKey(int RunNumber, string RunId, Month AsOf, int Horizon)
{
    /// <summary>Whether it is the run that readers see by default.</summary>
    public bool IsLatest { get; init; }

    /// <summary>A forecast of nothing for the run's months.</summary>
    public IReadOnlyList<ForecastMonth> Zeros() =>
        [
            .. Enumerable
                .Range(1, Horizon)
                .Select(h => new ForecastMonth(AsOf.AddMonths(h), default)),
        ];
}

using ForecastApi.Common;
using ForecastApi.ForecastRuns.Origins;

namespace ForecastApi.ForecastRuns;

/// <param name="Official">Whether the run is the official snapshot of its asOf, on which live accuracy is measured: the first that succeeded.</param>
/// <param name="Warnings">Data that the run left out.</param>
/// <param name="FailureReason">The reason why the whole run failed; else null.</param>
public sealed record ForecastRunInfo(
    string Id,
    RunStatus Status,
    RunTrigger Trigger,
    Month AsOf,
    int Horizon,
    RunProgress Progress,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyDictionary<string, int> Models,
    IReadOnlyList<RunFailure> Failures,
    string? FailureReason,
    bool Official,
    IReadOnlyList<RunWarning> Warnings
);

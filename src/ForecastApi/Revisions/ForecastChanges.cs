using ForecastApi.Common;

namespace ForecastApi.Revisions;

/// <summary>The changes between two runs, largest first.</summary>
/// <param name="From">The earlier run; null, without items, until two runs have succeeded.</param>
/// <param name="FirstPeriod">The first month that both runs forecast; null when there is none.</param>
/// <param name="LastPeriod">The last month that both runs forecast.</param>
public sealed record ForecastChanges(
    ChangedRun? From,
    ChangedRun? To,
    Month? FirstPeriod,
    Month? LastPeriod,
    IReadOnlyList<ForecastChange> Items,
    string? NextCursor
);

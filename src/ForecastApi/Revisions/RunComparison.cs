namespace ForecastApi.Revisions;

/// <summary>Two runs and the changes between them.</summary>
/// <param name="Changes">The products of either run, largest change first.</param>
public sealed record RunComparison(
    ComparedRun Before,
    ComparedRun After,
    IReadOnlyList<ForecastChange> Changes
);

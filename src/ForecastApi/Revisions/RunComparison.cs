namespace ForecastApi.Revisions;

/// <summary>Two runs and what changed between them.</summary>
/// <param name="Changes">Every product of either, the largest change first.</param>
public sealed record RunComparison(
    ComparedRun Before,
    ComparedRun After,
    IReadOnlyList<ForecastChange> Changes
);

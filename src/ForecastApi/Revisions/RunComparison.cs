using System.ComponentModel;
using ForecastApi.Data;

namespace ForecastApi.Revisions;

/// <summary>Two runs and the changes between them.</summary>
/// <param name="Changes">The products of either run, largest change first.</param>
[ImmutableObject(true)]
public sealed record RunComparison(
    ComparedRun Before,
    ComparedRun After,
    IReadOnlyList<ForecastChange> Changes
) : ICachedValue
{
    /// <summary>A product has its totals of both runs with their fingerprints, and its change.</summary>
    public int Kilobytes => Changes.Count + 1;
}

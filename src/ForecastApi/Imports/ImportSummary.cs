using ForecastApi.Imports.Warnings;

namespace ForecastApi.Imports;

/// <summary>An import in the history.</summary>
/// <param name="Received">The number of rows read; for a running import, the number read so far.</param>
/// <param name="Merged">Order lines of sales that were added to an earlier line of the same file with the same key.</param>
/// <param name="FailureReason">Why the import failed, or what delays a running one; null otherwise.</param>
public sealed record ImportSummary(
    string ImportId,
    string Kind,
    ImportStatus Status,
    long Received,
    long Inserted,
    long Updated,
    long Unchanged,
    long Merged,
    long Rejected,
    int Products,
    DateOnly? FirstDate,
    DateOnly? LastDate,
    DateTimeOffset CreatedAt,
    string? FailureReason
)
{
    /// <summary>The first hundred errors; null in a list of imports.</summary>
    public IReadOnlyList<ImportError>? Errors { get; init; }

    /// <summary>The first hundred warnings; null in a list of imports.</summary>
    public IReadOnlyList<ImportWarning>? Warnings { get; init; }
}

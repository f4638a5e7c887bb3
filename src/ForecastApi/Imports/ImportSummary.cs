namespace ForecastApi.Imports;

/// <summary>An import in the history.</summary>
/// <param name="Received">The number of rows read; for a running import, the number read so far.</param>
/// <param name="FailureReason">Why the import failed, or what delays a running one; null otherwise.</param>
public sealed record ImportSummary(
    string ImportId,
    string Kind,
    ImportStatus Status,
    long Received,
    long Inserted,
    long Updated,
    long Unchanged,
    long Rejected,
    int Products,
    DateOnly? FirstDate,
    DateOnly? LastDate,
    DateTimeOffset CreatedAt,
    string? FailureReason
);

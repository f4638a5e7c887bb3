namespace ForecastApi.Imports;

public enum OnError
{
    Reject,
    Skip,
}

/// <summary>What was imported.</summary>
public enum ImportKind
{
    Sales,
    Products,
    Boms,
    Planning,
}

public enum ImportStatus
{
    /// <summary>Sent with Prefer: respond-async and not taken in yet; nothing of it is visible.</summary>
    Running,

    Succeeded,

    /// <summary>Some rows were wrong, so nothing was stored.</summary>
    Rejected,

    /// <summary>It could not be read; nothing was stored.</summary>
    Failed,

    /// <summary>It was cancelled before it ended; nothing was stored.</summary>
    Cancelled,
}

/// <summary>
/// What an import did. <c>Received</c> is the sum of inserted, updated, unchanged and rejected rows, unless
/// the whole file was refused because of its rejected rows.
/// </summary>
/// <param name="Updated">Rows whose key was stored with other values.</param>
/// <param name="Unchanged">Rows that were stored already, or that a later row of the same file replaced.</param>
/// <param name="Products">Products that the stored rows belong to.</param>
/// <param name="FirstDate">Of sales, the first day; null of anything else.</param>
/// <param name="Errors">The first hundred; errors.csv has all.</param>
public sealed record ImportResult(
    string ImportId,
    long Received,
    long Inserted,
    long Updated,
    long Unchanged,
    long Rejected,
    int Products,
    DateOnly? FirstDate,
    DateOnly? LastDate,
    IReadOnlyList<ImportError> Errors
);

/// <param name="Line">Line in the file, the header being line 1 of a CSV.</param>
public sealed record ImportError(long Line, string? Field, string Message)
{
    private const int FieldLength = 50;
    private const int MessageLength = 400;

    /// <summary>Cut to what the database keeps of it.</summary>
    public static ImportError Of(long line, string? field, string message) =>
        new(
            line,
            field is { Length: > FieldLength } ? field[..FieldLength] : field,
            message.Length > MessageLength ? message[..MessageLength] : message
        );
}

/// <summary>An import as the history lists it.</summary>
/// <param name="Received">Rows read; of a running import those read so far.</param>
/// <param name="FailureReason">Why it failed, or what holds a running one up; null otherwise.</param>
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

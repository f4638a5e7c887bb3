using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Imports.Formats;
using ForecastApi.Imports.Reading;

namespace ForecastApi.Sales.Importing;

/// <summary>
/// Moves an accepted import to its end; each step is one conditional statement. The body is stored first and the import
/// accepted last, so an acknowledged import survives.
/// </summary>
public sealed class ImportStateStore(Database database, AuditLog audit, TimeProvider clock)
{
    public const string Kind = "sales";

    private static readonly SqlText Insert = new(
        """
        INSERT INTO Imports (ImportId, Kind, Status, Received, Inserted, Updated, Unchanged, Rejected, Products,
            CreatedAt, MediaType, OnError, StartedBy, StartedById, TraceParent, Format,
            AcceptedNumber)
        SELECT @ImportId, @Kind, 'running', 0, 0, 0, 0, 0, 0, @CreatedAt, @MediaType, @OnError, @StartedBy, @StartedById,
            @TraceParent, @Format,
            COALESCE(MAX(AcceptedNumber), 0) + 1
        FROM Imports
        """
    );

    // In the order of acceptance: a correction must not be overwritten by the file that it corrects
    private static readonly SqlText Next = new(
        """
        SELECT ImportId, MediaType, OnError, StartedBy, StartedById, Attempts, TraceParent, Format FROM Imports
        WHERE Status = 'running'
        ORDER BY AcceptedNumber, ImportId
        {limit}
        """
    );

    private static readonly SqlText Start = new(
        """
        UPDATE Imports SET Attempts = Attempts + 1, FailureReason = NULL
        WHERE ImportId = @ImportId AND Status = 'running'
        """
    );

    private static readonly SqlText Defer = new(
        """
        UPDATE Imports SET Attempts = Attempts - 1, FailureReason = @Reason
        WHERE ImportId = @ImportId AND Status = 'running' AND Attempts > 0
        """
    );

    private static readonly SqlText Report = new(
        "UPDATE Imports SET Received = @Received WHERE ImportId = @ImportId AND Status = 'running'"
    );

    private static readonly SqlText Finish = new(
        """
        UPDATE Imports SET Status = @Status, Received = @Received, Inserted = @Inserted, Updated = @Updated,
            Unchanged = @Unchanged, Merged = @Merged, Rejected = @Rejected, Products = @Products, FirstDate = @FirstDate,
            LastDate = @LastDate, FailureReason = NULL
        WHERE ImportId = @ImportId AND Status = 'running'
        """
    );

    private static readonly SqlText Fail = new(
        """
        UPDATE Imports SET Status = 'failed', FailureReason = @Reason
        WHERE ImportId = @ImportId AND Status = 'running'
        """
    );

    private static readonly SqlText Cancel = new(
        """
        UPDATE Imports SET Status = 'cancelled', FailureReason = NULL
        WHERE ImportId = @ImportId AND Status = 'running'
        """
    );

    private static readonly SqlText CountOpen = new(
        "SELECT COUNT(*) FROM Imports WHERE Status = 'running'"
    );

    private const int MaxReasonLength = 400;

    /// <summary>Creates the id of an import whose body is about to be stored.</summary>
    public string NewId() => Guid.CreateVersion7(clock.GetUtcNow()).ToString();

    /// <summary>Describes a database outage, which passes; null for any other error.</summary>
    public string? DescribeOutage(Exception error) => database.DescribeOutage(error);

    /// <summary>Accepts an import whose whole body is stored.</summary>
    public Task<ImportSummary> AcceptAsync(
        string importId,
        FileKind kind,
        TableFormat format,
        OnError onError,
        IdempotencyRecord receipt,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                await s.ExecuteAsync(
                    Insert,
                    new
                    {
                        ImportId = importId,
                        Kind,
                        CreatedAt = clock.GetUtcNow(),
                        MediaType = FileTypes.Stored(kind),
                        OnError = onError.ToString(),
                        StartedBy = audit.Actor.Name,
                        StartedById = audit.Actor.Id,
                        Telemetry.TraceParent,
                        Format = AcceptedSales.Write(format),
                    }
                );
                var accepted = await ImportHistory.GetAsync(s, importId);
                await receipt.SaveAsync(
                    s,
                    StatusCodes.Status202Accepted,
                    $"/api/v1/imports/{importId}",
                    accepted
                );
                return accepted;
            },
            cancellationToken
        );

    /// <summary>The import whose turn it is: the first accepted one that has not ended.</summary>
    public Task<AcceptedSales?> NextAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            s => s.SingleOrDefaultAsync<AcceptedSales>(Next, new { Take = 1 }),
            cancellationToken
        );

    public Task<int> CountOpenAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.ScalarAsync<int>(CountOpen), cancellationToken);

    /// <summary>Counts an attempt; false where the import has ended.</summary>
    public async Task<bool> StartAsync(AcceptedSales import, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            s => s.ExecuteAsync(Start, new { import.ImportId }),
            cancellationToken
        ) == 1;

    /// <summary>Reverts the attempt of an import that runs again later, and stores the reason for its caller.</summary>
    public Task<int> DeferAsync(
        AcceptedSales import,
        string? reason,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            s => s.ExecuteAsync(Defer, new { import.ImportId, Reason = Cut(reason) }),
            cancellationToken
        );

    /// <summary>Stores the number of rows read so far; false where the import has ended.</summary>
    public async Task<bool> ReportAsync(
        AcceptedSales import,
        long received,
        CancellationToken cancellationToken
    ) =>
        await database.WriteAsync(
            s => s.ExecuteAsync(Report, new { import.ImportId, Received = received }),
            cancellationToken
        ) == 1;

    /// <summary>Ends an import in the transaction of its rows.</summary>
    /// <exception cref="ImportEndedException">It has ended already: the transaction must not be committed.</exception>
    public static async Task FinishAsync(
        DbSession session,
        AcceptedSales import,
        ImportStatus status,
        ImportResult result
    )
    {
        var ended = await session.ExecuteAsync(
            Finish,
            new
            {
                import.ImportId,
                Status = status.ToCamelCase(),
                result.Received,
                result.Inserted,
                result.Updated,
                result.Unchanged,
                result.Merged,
                result.Rejected,
                result.Products,
                result.FirstDate,
                result.LastDate,
            }
        );
        if (ended != 1)
            throw new ImportEndedException(import.ImportId);
        await ImportBodyStore.DeleteAsync(session, import.ImportId);
    }

    /// <summary>Ends an import that cannot be read.</summary>
    public Task<int> FailAsync(
        AcceptedSales import,
        string reason,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                var failed = await s.ExecuteAsync(
                    Fail,
                    new { import.ImportId, Reason = Cut(reason) }
                );
                if (failed == 1)
                    await ImportBodyStore.DeleteAsync(s, import.ImportId);
                return failed;
            },
            cancellationToken
        );

    /// <summary>Cancels an import that has not ended; nothing of it was visible and nothing will be.</summary>
    public Task<ImportSummary> CancelAsync(string importId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async s =>
            {
                var cancelled = await s.ExecuteAsync(Cancel, new { ImportId = importId });
                var import = await ImportHistory.GetAsync(s, importId);
                if (cancelled == 1)
                {
                    await ImportBodyStore.DeleteAsync(s, importId);
                    await audit.RecordAsync(s, "cancelImport", importId, null, import);
                }
                return cancelled == 1 || import.Status == ImportStatus.Cancelled
                    ? import
                    : throw ProblemException.Conflict(
                        ProblemCodes.ImportEnded,
                        $"The import has {import.Status.ToCamelCase()} already; what it stored stays."
                    );
            },
            cancellationToken
        );

    private static string? Cut(string? reason) =>
        reason is { Length: > MaxReasonLength } ? reason[..MaxReasonLength] : reason;
}

using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;

namespace ForecastApi.Sales;

/// <summary>
/// Imports that are taken in after they were answered for, from acceptance to their end. The body is stored first and
/// the import accepted last, so what was acknowledged survives.
/// </summary>
public sealed class ImportWorkStore(Database database, AuditLog audit, TimeProvider clock)
{
    public const string Kind = "sales";

    private static readonly SqlText Insert = new(
        """
        INSERT INTO Imports (ImportId, Kind, Status, Received, Inserted, Updated, Unchanged, Rejected, Products,
            CreatedAt, MediaType, OnError, StartedBy, TraceParent, AcceptedNumber)
        SELECT @ImportId, @Kind, 'running', 0, 0, 0, 0, 0, 0, @CreatedAt, @MediaType, @OnError, @StartedBy, @TraceParent,
            COALESCE(MAX(AcceptedNumber), 0) + 1
        FROM Imports
        """
    );

    private static readonly SqlText Finish = new(
        """
        UPDATE Imports SET Status = @Status, Received = @Received, Inserted = @Inserted, Updated = @Updated,
            Unchanged = @Unchanged, Rejected = @Rejected, Products = @Products, FirstDate = @FirstDate,
            LastDate = @LastDate, ClaimedUntil = NULL, FailureReason = NULL
        WHERE ClaimedBy = @Claim AND Status = 'running'
        """
    );

    private static readonly SqlText Fail = new(
        """
        UPDATE Imports SET Status = 'failed', FailureReason = @Reason, ClaimedUntil = NULL
        WHERE ClaimedBy = @Claim AND Status = 'running'
        """
    );

    private static readonly SqlText Cancel = new(
        """
        UPDATE Imports SET Status = 'cancelled', ClaimedUntil = NULL, FailureReason = NULL
        WHERE ImportId = @ImportId AND Status = 'running'
        """
    );

    private const int LongestReason = 400;

    /// <summary>A name for an import whose body is to be stored.</summary>
    public string NewId() => Guid.CreateVersion7(clock.GetUtcNow()).ToString();

    /// <summary>In words, when an error comes from a database that cannot be used at all: it passes by itself.</summary>
    public string? Trouble(Exception error) => database.Trouble(error);

    /// <summary>Accepts an import whose whole body is stored.</summary>
    public Task<ImportSummary> AcceptAsync(
        string importId,
        string mediaType,
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
                        MediaType = mediaType,
                        OnError = onError.ToString(),
                        StartedBy = audit.Actor,
                        Telemetry.TraceParent,
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

    internal static string Cut(string reason) =>
        reason.Length > LongestReason ? reason[..LongestReason] : reason;

    /// <summary>Ends an import in the transaction of its rows.</summary>
    /// <exception cref="ImportLostException">It is not this worker's any more: the transaction must be undone.</exception>
    public static async Task FinishAsync(
        DbSession session,
        ImportWork work,
        ImportStatus status,
        ImportResult result
    )
    {
        var ended = await session.ExecuteAsync(
            Finish,
            new
            {
                work.Claim,
                Status = ImportHistory.Text(status),
                result.Received,
                result.Inserted,
                result.Updated,
                result.Unchanged,
                result.Rejected,
                result.Products,
                result.FirstDate,
                result.LastDate,
            }
        );
        if (ended != 1)
            throw new ImportLostException(work.ImportId);
        await ImportBodyStore.DeleteAsync(session, work.ImportId);
    }

    /// <summary>Ends an import that cannot be read.</summary>
    public Task<int> FailAsync(
        ImportWork work,
        string reason,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                var failed = await s.ExecuteAsync(Fail, new { work.Claim, Reason = Cut(reason) });
                if (failed == 1)
                    await ImportBodyStore.DeleteAsync(s, work.ImportId);
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
                        $"The import has {ImportHistory.Text(import.Status)} already; what it stored stays."
                    );
            },
            cancellationToken
        );
}

using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Idempotency;
using ForecastApi.Imports;

namespace ForecastApi.Sales;

/// <summary>
/// All SQL of imports that are taken in after they were answered for. The body is stored first and the import accepted
/// last, so what was acknowledged survives; it is claimed for a while and the claim renewed, so what a killed process was
/// at goes on elsewhere.
/// </summary>
public sealed class ImportWorkStore(Database database, AuditLog audit, TimeProvider clock)
{
    public const string Kind = "sales";

    private static readonly SqlText Insert = new(
        """
        INSERT INTO Imports (ImportId, Kind, Status, Received, Inserted, Updated, Unchanged, Rejected, Products,
            CreatedAt, MediaType, OnError, StartedBy, TraceParent)
        VALUES (@ImportId, @Kind, 'running', 0, 0, 0, 0, 0, 0, @CreatedAt, @MediaType, @OnError, @StartedBy, @TraceParent)
        """
    );

    // In the order in which they were sent, whoever works on them: a correction is not to be overwritten by what it
    // corrects. What the database has refused for a while is no longer waited for.
    private static readonly SqlText Next = new(
        """
        SELECT ImportId FROM Imports
        WHERE Status = 'running'
        ORDER BY CASE WHEN Troubles < 5 THEN 0 ELSE Troubles END, ImportId
        {limit}
        """
    );

    private static readonly SqlText Claim = new(
        """
        UPDATE Imports SET ClaimedBy = @Claim, ClaimedUntil = @Until,
            LostClaims = LostClaims + CASE WHEN ClaimedUntil < @Now THEN 1 ELSE 0 END, FailureReason = NULL
        WHERE ImportId = @ImportId AND Status = 'running'
          AND LostClaims + CASE WHEN ClaimedUntil < @Now THEN 1 ELSE 0 END <= @MostLost
          AND (ClaimedUntil IS NULL OR ClaimedUntil NOT BETWEEN @Now AND @Latest)
        """
    );

    private static readonly SqlText CountSuspects = new(
        """
        SELECT COUNT(*) FROM Imports
        WHERE Status = 'running' AND (ClaimedUntil IS NULL OR ClaimedUntil NOT BETWEEN @Now AND @Latest)
          AND LostClaims + CASE WHEN ClaimedUntil < @Now THEN 1 ELSE 0 END > @MostLost
        """
    );

    private static readonly SqlText Claimed = new(
        """
        SELECT ImportId, ClaimedBy AS Claim, MediaType, OnError, StartedBy, LostClaims, TraceParent FROM Imports
        WHERE ClaimedBy = @Claim AND Status = 'running'
        """
    );

    private static readonly SqlText Renew = new(
        """
        UPDATE Imports SET ClaimedUntil = @Until, Received = @Received
        WHERE ClaimedBy = @Claim AND Status = 'running'
        """
    );

    private static readonly SqlText Release = new(
        """
        UPDATE Imports SET ClaimedBy = NULL, ClaimedUntil = NULL WHERE ClaimedBy = @Claim AND Status = 'running'
        """
    );

    private static readonly SqlText PutOff = new(
        """
        UPDATE Imports SET ClaimedBy = NULL, ClaimedUntil = NULL, Troubles = Troubles + 1, FailureReason = @Reason
        WHERE ClaimedBy = @Claim AND Status = 'running'
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
        Receipt receipt,
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

    /// <summary>Whether an import waits that was lost more often than an unsuspected one.</summary>
    public Task<bool> IsSuspectWaitingAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async s =>
            {
                var now = clock.GetUtcNow();
                return await s.ScalarAsync<int>(
                        CountSuspects,
                        new
                        {
                            Now = now,
                            Latest = Claims.Latest(now, Claims.Hold),
                            MostLost = Claims.Unsuspected,
                        }
                    ) > 0;
            },
            cancellationToken
        );

    /// <summary>The import whose turn it is, claimed; null when there is none, or somebody works on it.</summary>
    /// <param name="claim">In whose name.</param>
    /// <param name="mostLost">If it was not lost more often.</param>
    /// <param name="cancellationToken">Stops the statements.</param>
    public Task<ImportWork?> ClaimAsync(
        string claim,
        int mostLost,
        CancellationToken cancellationToken
    )
    {
        var looked = clock.GetUtcNow();
        return database.WriteAsync(
            async s =>
            {
                var term = Claims.Term(looked, clock.GetUtcNow(), Claims.Hold);
                var next = await s.SingleOrDefaultAsync<string>(Next, new { Take = 1 });
                if (next is null)
                    return null;
                await s.ExecuteAsync(
                    Claim,
                    new
                    {
                        ImportId = next,
                        Claim = claim,
                        MostLost = mostLost,
                        term.Now,
                        term.Until,
                        term.Latest,
                    }
                );
                return await s.SingleOrDefaultAsync<ImportWork>(Claimed, new { Claim = claim });
            },
            cancellationToken
        );
    }

    /// <summary>Tells how many rows were read; false when the import was cancelled, or passed to another.</summary>
    public async Task<bool> RenewAsync(
        ImportWork work,
        long received,
        CancellationToken cancellationToken
    ) =>
        await database.WriteAsync(
            s =>
                s.ExecuteAsync(
                    Renew,
                    new
                    {
                        work.Claim,
                        Received = received,
                        Until = clock.GetUtcNow() + Claims.Hold,
                    }
                ),
            cancellationToken
        ) == 1;

    public Task<int> ReleaseAsync(ImportWork work, CancellationToken cancellationToken) =>
        database.WriteAsync(s => s.ExecuteAsync(Release, new { work.Claim }), cancellationToken);

    /// <summary>Hands an import back that the database cannot take in right now, and says so to who asks for it.</summary>
    public Task<int> PutOffAsync(
        ImportWork work,
        string reason,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            s => s.ExecuteAsync(PutOff, new { work.Claim, Reason = Cut(reason) }),
            cancellationToken
        );

    private static string Cut(string reason) =>
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
                        "importEnded",
                        $"The import has {ImportHistory.Text(import.Status)} already; what it stored stays."
                    );
            },
            cancellationToken
        );
}

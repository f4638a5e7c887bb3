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

    /// <summary>After this time a body without an import is one whose upload broke off.</summary>
    private static readonly TimeSpan UploadLasts = TimeSpan.FromDays(1);

    private static readonly SqlText InsertPart = new(
        "INSERT INTO ImportParts (ImportId, PartNumber, Body) VALUES (@ImportId, @PartNumber, @Body)"
    );

    private static readonly SqlText GetPart = new(
        "SELECT Body FROM ImportParts WHERE ImportId = @ImportId AND PartNumber = @PartNumber"
    );

    private static readonly SqlText DeleteParts = new(
        "DELETE FROM ImportParts WHERE ImportId = @ImportId"
    );

    private static readonly SqlText DeleteLost = new(
        """
        DELETE FROM ImportParts
        WHERE ImportId < @Before
          AND NOT EXISTS (SELECT 1 FROM Imports i WHERE i.ImportId = ImportParts.ImportId AND i.Status = 'running')
        """
    );

    private static readonly SqlText Insert = new(
        """
        INSERT INTO Imports (ImportId, Kind, Status, Received, Inserted, Updated, Unchanged, Rejected, Products,
            CreatedAt, MediaType, OnError, StartedBy)
        VALUES (@ImportId, @Kind, 'running', 0, 0, 0, 0, 0, 0, @CreatedAt, @MediaType, @OnError, @StartedBy)
        """
    );

    private static readonly SqlText Claim = new(
        """
        UPDATE Imports SET ClaimedBy = @Claim, ClaimedUntil = @Until,
            LostClaims = LostClaims + CASE WHEN ClaimedUntil IS NULL THEN 0 ELSE 1 END
        WHERE Status = 'running' AND (ClaimedUntil IS NULL OR ClaimedUntil NOT BETWEEN @Now AND @Latest)
          AND ImportId = (SELECT MIN(w.ImportId) FROM Imports w
                          WHERE w.Status = 'running' AND (w.ClaimedUntil IS NULL OR w.ClaimedUntil NOT BETWEEN @Now AND @Latest))
        """
    );

    private static readonly SqlText Claimed = new(
        """
        SELECT ImportId, ClaimedBy AS Claim, MediaType, OnError, StartedBy, LostClaims FROM Imports
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

    private static readonly SqlText Finish = new(
        """
        UPDATE Imports SET Status = @Status, Received = @Received, Inserted = @Inserted, Updated = @Updated,
            Unchanged = @Unchanged, Rejected = @Rejected, Products = @Products, FirstDate = @FirstDate,
            LastDate = @LastDate, ClaimedUntil = NULL
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
        UPDATE Imports SET Status = 'cancelled', ClaimedUntil = NULL WHERE ImportId = @ImportId AND Status = 'running'
        """
    );

    private const int LongestReason = 400;

    /// <summary>A name for an import whose body is to be stored.</summary>
    public string NewId() => Guid.CreateVersion7(clock.GetUtcNow()).ToString();

    public Task<int> AddPartAsync(
        string importId,
        int number,
        byte[] body,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            s =>
                s.ExecuteAsync(
                    InsertPart,
                    new
                    {
                        ImportId = importId,
                        PartNumber = number,
                        Body = body,
                    }
                ),
            cancellationToken
        );

    /// <summary>In words, when an error comes from a database that cannot be used at all: it passes by itself.</summary>
    public string? Trouble(Exception error) => database.Trouble(error);

    /// <summary>A part of a body; null behind the last.</summary>
    public Task<byte[]?> PartAsync(
        string importId,
        int number,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            s => s.ScalarAsync<byte[]>(GetPart, new { ImportId = importId, PartNumber = number }),
            cancellationToken
        );

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

    /// <summary>The oldest import that nobody works on, claimed; null when there is none, or another was faster.</summary>
    public Task<ImportWork?> ClaimAsync(string claim, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async s =>
            {
                var now = clock.GetUtcNow();
                await s.ExecuteAsync(
                    Claim,
                    new
                    {
                        Claim = claim,
                        Now = now,
                        Until = now + Claims.Hold,
                        Latest = Claims.Latest(now, Claims.Hold),
                    }
                );
                return await s.SingleOrDefaultAsync<ImportWork>(Claimed, new { Claim = claim });
            },
            cancellationToken
        );

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
        await session.ExecuteAsync(DeleteParts, new { work.ImportId });
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
                var text = reason.Length > LongestReason ? reason[..LongestReason] : reason;
                var failed = await s.ExecuteAsync(Fail, new { work.Claim, Reason = text });
                if (failed == 1)
                    await s.ExecuteAsync(DeleteParts, new { work.ImportId });
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
                    await s.ExecuteAsync(DeleteParts, new { ImportId = importId });
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

    /// <summary>Clears the bodies whose upload broke off.</summary>
    public Task<int> ClearAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            s =>
                s.ExecuteAsync(
                    DeleteLost,
                    new { Before = Guid.CreateVersion7(clock.GetUtcNow() - UploadLasts).ToString() }
                ),
            cancellationToken
        );
}

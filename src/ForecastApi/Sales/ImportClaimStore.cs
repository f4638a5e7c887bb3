using ForecastApi.Data;
using ForecastApi.Work;

namespace ForecastApi.Sales;

/// <summary>
/// Who works on which import: claimed for a while and the claim renewed, so what a killed process was at goes on elsewhere.
/// </summary>
public sealed class ImportClaimStore(Database database, TimeProvider clock)
{
    // In the order in which they were sent, whoever works on them: a correction is not to be overwritten by what it
    // corrects.
    private static readonly SqlText Next = new(
        """
        SELECT ImportId FROM Imports
        WHERE Status = 'running'
        ORDER BY AcceptedNumber, ImportId
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
        UPDATE Imports SET ClaimedBy = NULL, ClaimedUntil = NULL, FailureReason = @Reason
        WHERE ClaimedBy = @Claim AND Status = 'running'
        """
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
            s => s.ExecuteAsync(PutOff, new { work.Claim, Reason = ImportWorkStore.Cut(reason) }),
            cancellationToken
        );
}

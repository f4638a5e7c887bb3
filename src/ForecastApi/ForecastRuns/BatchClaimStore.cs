using ForecastApi.Data;
using ForecastApi.Work;
using Microsoft.Extensions.Options;

namespace ForecastApi.ForecastRuns;

/// <summary>
/// Who works on which batch of a run: claimed by whichever process comes, in our own table. A claim that is not renewed
/// passes to another, and what its first owner still computes is not saved.
/// </summary>
public sealed class BatchClaimStore(
    Database database,
    TimeProvider clock,
    IOptions<ForecastOptions> options
)
{
    private static readonly SqlText NextBatch = new(
        """
        SELECT b.BatchNumber AS Number, b.LostClaims + CASE WHEN b.ClaimedUntil < @Now THEN 1 ELSE 0 END AS LostClaims
        FROM ForecastBatches b
        JOIN ForecastRuns r ON r.RunNumber = b.RunNumber AND r.Status = 'running' AND r.AsOf = @AsOf AND r.Horizon = @Horizon
        WHERE b.RunNumber = @RunNumber
          AND b.LostClaims + CASE WHEN b.ClaimedUntil < @Now THEN 1 ELSE 0 END <= @MostLost
          AND (b.Status = 'pending'
            OR (b.Status = 'claimed' AND (b.ClaimedUntil IS NULL OR b.ClaimedUntil NOT BETWEEN @Now AND @Latest)))
        ORDER BY b.LostClaims, b.BatchNumber
        {limit}
        """
    );

    private static readonly SqlText Claim = new(
        """
        UPDATE ForecastBatches SET Status = 'claimed', Owner = @Owner, ClaimedUntil = @Until, LostClaims = @LostClaims
        WHERE RunNumber = @RunNumber AND BatchNumber = @BatchNumber
          AND (Status = 'pending'
            OR (Status = 'claimed' AND (ClaimedUntil IS NULL OR ClaimedUntil NOT BETWEEN @Now AND @Latest)))
        """
    );

    private static readonly SqlText Renew = new(
        """
        UPDATE ForecastBatches SET ClaimedUntil = @Until
        WHERE RunNumber = @RunNumber AND Owner = @Owner AND Status = 'claimed'
        """
    );

    private static readonly SqlText Release = new(
        """
        UPDATE ForecastBatches SET Status = 'pending', ClaimedUntil = NULL
        WHERE RunNumber = @RunNumber AND Owner = @Owner AND Status = 'claimed'
        """
    );

    /// <summary>How long a claim holds without being renewed.</summary>
    public TimeSpan ClaimHolds { get; } = TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    /// <summary>Whether a batch of the run waits for somebody.</summary>
    public Task<bool> IsWaitingAsync(RunKey run, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async s =>
                await NextAsync(s, run, Term(clock.GetUtcNow()), Claims.Suspected) is not null,
            cancellationToken
        );

    /// <summary>Keeps what is claimed.</summary>
    public Task<int> RenewAsync(BatchClaim claim, CancellationToken cancellationToken) =>
        database.WriteAsync(
            s =>
                s.ExecuteAsync(
                    Renew,
                    new
                    {
                        claim.Run.RunNumber,
                        claim.Owner,
                        Until = clock.GetUtcNow() + ClaimHolds,
                    }
                ),
            cancellationToken
        );

    /// <summary>Hands back what is claimed and not done.</summary>
    public Task<int> ReleaseAsync(BatchClaim claim, CancellationToken cancellationToken) =>
        database.WriteAsync(
            s => s.ExecuteAsync(Release, new { claim.Run.RunNumber, claim.Owner }),
            cancellationToken
        );

    /// <summary>A batch that is now claimed, or null when none waits.</summary>
    /// <param name="claim">In whose name.</param>
    /// <param name="mostLost">One that was not lost more often.</param>
    /// <param name="cancellationToken">Stops the statements.</param>
    public Task<ClaimedBatch?> ClaimAsync(
        BatchClaim claim,
        int mostLost,
        CancellationToken cancellationToken
    )
    {
        var looked = clock.GetUtcNow();
        return database.WriteAsync(
            s => ClaimAsync(s, claim, mostLost, Term(looked)),
            cancellationToken
        );
    }

    private ClaimTerm Term(DateTimeOffset looked) =>
        Claims.Term(looked, clock.GetUtcNow(), ClaimHolds);

    private static Task<ClaimedBatch?> NextAsync(
        DbSession session,
        RunKey run,
        ClaimTerm term,
        int mostLost
    ) =>
        session.SingleOrDefaultAsync<ClaimedBatch>(
            NextBatch,
            new
            {
                run.RunNumber,
                run.AsOf,
                run.Horizon,
                MostLost = mostLost,
                term.Now,
                term.Latest,
                Take = 1,
            }
        );

    private static async Task<ClaimedBatch?> ClaimAsync(
        DbSession session,
        BatchClaim claim,
        int mostLost,
        ClaimTerm term
    )
    {
        while (await NextAsync(session, claim.Run, term, mostLost) is { } batch)
        {
            var claimed = await session.ExecuteAsync(
                Claim,
                new
                {
                    claim.Run.RunNumber,
                    BatchNumber = batch.Number,
                    claim.Owner,
                    batch.LostClaims,
                    term.Now,
                    term.Until,
                    term.Latest,
                }
            );
            if (claimed == 1)
                return batch;
        }
        return null;
    }
}

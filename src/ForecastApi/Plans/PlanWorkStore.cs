using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Plans.Answers;
using ForecastApi.Plans.Requests;
using ForecastApi.Work;

namespace ForecastApi.Plans;

/// <summary>
/// All SQL of the plans that are computed in the background. A plan is claimed for a while and the claim renewed, so what
/// a killed process was at goes on elsewhere.
/// </summary>
public sealed class PlanWorkStore(
    Database database,
    AuditLog audit,
    TimeProvider clock,
    PlanJson json
)
{
    private static readonly SqlText Insert = new(
        """
        INSERT INTO Plans (PlanId, Name, Status, FirstMonth, Months, CreatedAt, Answer, Summary, Request, TraceParent)
        VALUES (@PlanId, @Name, 'running', @FirstMonth, @Months, @CreatedAt, @Answer, @Summary, @Request, @TraceParent)
        """
    );

    // What the database has refused goes behind what it has not refused so often
    private static readonly SqlText Next = new(
        """
        SELECT PlanId FROM Plans
        WHERE Status = 'running' AND (ClaimedUntil IS NULL OR ClaimedUntil NOT BETWEEN @Now AND @Latest)
          AND LostClaims + CASE WHEN ClaimedUntil < @Now THEN 1 ELSE 0 END <= @MostLost
        ORDER BY LostClaims, Troubles, PlanNumber
        {limit}
        """
    );

    private static readonly SqlText Claim = new(
        """
        UPDATE Plans SET ClaimedBy = @Claim, ClaimedUntil = @Until,
            LostClaims = LostClaims + CASE WHEN ClaimedUntil < @Now THEN 1 ELSE 0 END
        WHERE PlanId = @PlanId AND Status = 'running'
          AND (ClaimedUntil IS NULL OR ClaimedUntil NOT BETWEEN @Now AND @Latest)
        """
    );

    private static readonly SqlText Claimed = new(
        """
        SELECT PlanId, Request, LostClaims, Troubles, TraceParent FROM Plans
        WHERE ClaimedBy = @Claim AND Status = 'running'
        """
    );

    private static readonly SqlText Renew = new(
        "UPDATE Plans SET ClaimedUntil = @Until WHERE ClaimedBy = @Claim AND Status = 'running'"
    );

    private static readonly SqlText Release = new(
        """
        UPDATE Plans SET ClaimedBy = NULL, ClaimedUntil = NULL WHERE ClaimedBy = @Claim AND Status = 'running'
        """
    );

    private static readonly SqlText PutOff = new(
        """
        UPDATE Plans SET ClaimedBy = NULL, ClaimedUntil = NULL, Troubles = Troubles + 1
        WHERE ClaimedBy = @Claim AND Status = 'running'
        """
    );

    private static readonly SqlText Finish = new(
        """
        UPDATE Plans SET Status = @Status, Best = @Best, Answer = @Answer, Summary = @Summary, Request = NULL,
            ClaimedUntil = NULL
        WHERE ClaimedBy = @Claim AND Status = 'running'
        """
    );

    /// <summary>Stores what is to be computed and the answer to it so far.</summary>
    public Task<bool> AddAsync(
        PlanAnswer pending,
        PlanRequest request,
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
                        PlanId = pending.Id,
                        pending.Name,
                        FirstMonth = pending.Months[0],
                        Months = pending.Months.Count,
                        CreatedAt = clock.GetUtcNow(),
                        Answer = json.Write(pending),
                        Summary = json.Write(PlanSummary.Of(pending)),
                        Request = json.Write(request),
                        Telemetry.TraceParent,
                    }
                );
                await audit.RecordAsync(s, "createPlan", pending.Id, null, pending);
                await receipt.SaveAsync(
                    s,
                    StatusCodes.Status202Accepted,
                    $"/api/v1/plans/{pending.Id}",
                    pending
                );
                return true;
            },
            cancellationToken
        );

    /// <summary>Whether a plan waits for somebody.</summary>
    public Task<bool> IsWaitingAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async s =>
            {
                var now = clock.GetUtcNow();
                var term = Claims.Term(now, now, Claims.Hold);
                return await NextAsync(s, term, Claims.Suspected) is not null;
            },
            cancellationToken
        );

    /// <summary>The oldest plan that nobody works on, claimed; null when there is none, or another was faster.</summary>
    /// <param name="claim">In whose name.</param>
    /// <param name="mostLost">One that was not lost more often.</param>
    /// <param name="cancellationToken">Stops the statements.</param>
    public Task<PlanWork?> ClaimAsync(
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
                if (await NextAsync(s, term, mostLost) is not { } next)
                    return null;
                await s.ExecuteAsync(
                    Claim,
                    new
                    {
                        PlanId = next,
                        Claim = claim,
                        term.Now,
                        term.Until,
                        term.Latest,
                    }
                );
                return
                    await s.SingleOrDefaultAsync<WorkRow>(Claimed, new { Claim = claim }) is { } row
                    ? new PlanWork(
                        row.PlanId,
                        claim,
                        row.Request,
                        row.LostClaims,
                        row.Troubles,
                        row.TraceParent
                    )
                    : null;
            },
            cancellationToken
        );
    }

    private static Task<string?> NextAsync(DbSession session, ClaimTerm term, int mostLost) =>
        session.SingleOrDefaultAsync<string>(
            Next,
            new
            {
                term.Now,
                term.Latest,
                MostLost = mostLost,
                Take = 1,
            }
        );

    /// <summary>What is to be planned.</summary>
    /// <exception cref="System.Text.Json.JsonException">Another version has written what this one cannot read.</exception>
    public PlanRequest RequestOf(PlanWork work) => json.Read<PlanRequest>(work.Request);

    /// <summary>In words, when an error comes from a database that cannot be used at all: it passes by itself.</summary>
    public string? Trouble(Exception error) => database.Trouble(error);

    /// <summary>False when the plan was deleted, or passed to another.</summary>
    public async Task<bool> RenewAsync(PlanWork work, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            s => s.ExecuteAsync(Renew, new { work.Claim, Until = clock.GetUtcNow() + Claims.Hold }),
            cancellationToken
        ) == 1;

    public Task<int> ReleaseAsync(PlanWork work, CancellationToken cancellationToken) =>
        database.WriteAsync(s => s.ExecuteAsync(Release, new { work.Claim }), cancellationToken);

    /// <summary>Hands a plan back that the database refused.</summary>
    public Task<int> PutOffAsync(PlanWork work, CancellationToken cancellationToken) =>
        database.WriteAsync(s => s.ExecuteAsync(PutOff, new { work.Claim }), cancellationToken);

    /// <summary>False, with nothing stored, when the plan was deleted or passed to another.</summary>
    public async Task<bool> FinishAsync(
        PlanWork work,
        PlanAnswer answer,
        CancellationToken cancellationToken
    ) =>
        await database.WriteAsync(
            s =>
                s.ExecuteAsync(
                    Finish,
                    new
                    {
                        work.Claim,
                        Status = PlanJson.Text(answer.Status),
                        Best = answer.Best is { } best ? PlanJson.Text(best) : null,
                        Answer = json.Write(answer),
                        Summary = json.Write(PlanSummary.Of(answer)),
                    }
                ),
            cancellationToken
        ) == 1;

    private sealed record WorkRow(
        string PlanId,
        string Request,
        int LostClaims,
        int Troubles,
        string? TraceParent
    );
}

/// <summary>A plan to be computed, and the claim that it is this worker's.</summary>
/// <param name="LostClaims">How often it was taken over from a process that was gone, this time included.</param>
/// <param name="Troubles">How often the database refused it.</param>
/// <param name="TraceParent">The span that asked for it.</param>
public sealed record PlanWork(
    string PlanId,
    string Claim,
    string Request,
    int LostClaims,
    int Troubles,
    string? TraceParent
);

using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Plans.Answers;
using ForecastApi.Plans.Requests.Merging;
using ForecastApi.Work;

namespace ForecastApi.Plans;

/// <summary>Moves an accepted plan from its request to its answer; each step is one conditional statement.</summary>
public sealed class PlanStateStore(
    Database database,
    AuditLog audit,
    TimeProvider clock,
    PlanJson json
)
{
    private const string RequestName = "request";

    private static readonly SqlText Insert = new(
        """
        INSERT INTO Plans (PlanId, Name, Status, FirstMonth, Months, Products, CreatedAt, Answer, Summary, Request, TraceParent)
        VALUES (@PlanId, @Name, 'running', @FirstMonth, @Months, @Products, @CreatedAt, @Answer, @Summary, @Request, @TraceParent)
        """
    );

    // Plans with fewer crashes and database errors come first
    private static readonly SqlText ListOpen = new(
        """
        SELECT PlanId, Months, Products, Attempts FROM Plans WHERE Status = 'running'
        ORDER BY Attempts, DatabaseErrors, PlanNumber
        """
    );

    private static readonly SqlText Find = new(
        """
        SELECT PlanId, Request, Attempts, DatabaseErrors, TraceParent FROM Plans
        WHERE PlanId = @PlanId AND Status = 'running'
        """
    );

    private static readonly SqlText Start = new(
        "UPDATE Plans SET Attempts = Attempts + 1 WHERE PlanId = @PlanId AND Status = 'running'"
    );

    private static readonly SqlText RevertAttempt = new(
        """
        UPDATE Plans SET Attempts = Attempts - 1, DatabaseErrors = DatabaseErrors + @Errors
        WHERE PlanId = @PlanId AND Status = 'running' AND Attempts > 0
        """
    );

    private static readonly SqlText Hold = new(
        "UPDATE Plans SET Request = NULL WHERE PlanId = @PlanId AND Status = 'running'"
    );

    private static readonly SqlText Finish = new(
        """
        UPDATE Plans SET Status = @Status, Best = @Best, Answer = @Answer, Summary = @Summary
        WHERE PlanId = @PlanId AND Status = 'running'
        """
    );

    private static readonly SqlText CountOpen = new(
        "SELECT COUNT(*) FROM Plans WHERE Status = 'running'"
    );

    /// <summary>Stores the request and its pending answer.</summary>
    public Task<bool> AddAsync(
        PlanAnswer pending,
        int products,
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
                        Products = products,
                        CreatedAt = clock.GetUtcNow(),
                        Answer = await StoredAnswer.SaveAsync(s, pending, json),
                        Summary = await SaveSummaryAsync(s, pending),
                        Request = await ValueParts.SaveAsync(
                            s,
                            pending.Id,
                            RequestName,
                            json.Write(pending.Request)
                        ),
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

    /// <summary>The work of the plans that are not computed yet.</summary>
    public async Task<IReadOnlyList<WorkItem>> FindOpenAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            s => s.QueryAsync<OpenRow>(ListOpen),
            cancellationToken
        );
        return
        [
            .. rows.Select(r => PlanHandler.ToItem(r.PlanId, r.Products, r.Months, r.Attempts)),
        ];
    }

    public Task<int> CountOpenAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.ScalarAsync<int>(CountOpen), cancellationToken);

    /// <summary>A plan that is not computed yet; null where it has ended or was deleted.</summary>
    public Task<AcceptedPlanRequest?> FindAsync(
        string planId,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async s =>
                await s.SingleOrDefaultAsync<AcceptedPlanRequest>(Find, new { PlanId = planId })
                    is { } plan
                && await ValueParts.ReadAsync(s, planId, RequestName, plan.Request) is { } request
                    ? plan with
                    {
                        Request = request,
                    }
                    : null,
            cancellationToken
        );

    /// <summary>Reads the stored request.</summary>
    /// <exception cref="System.Text.Json.JsonException">Another version has written a request that this one cannot read.</exception>
    public PlanBody ReadRequest(AcceptedPlanRequest plan) => json.ReadBody(plan.Request);

    /// <summary>Describes a database outage, which passes; null for any other error.</summary>
    public string? DescribeOutage(Exception error) => database.DescribeOutage(error);

    /// <summary>Counts an attempt; false where the plan has ended or was deleted.</summary>
    public async Task<bool> StartAsync(
        AcceptedPlanRequest plan,
        CancellationToken cancellationToken
    ) =>
        await database.WriteAsync(
            s => s.ExecuteAsync(Start, new { plan.PlanId }),
            cancellationToken
        ) == 1;

    /// <summary>Reverts the attempt of a plan that runs again later.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="isDatabaseError">Whether the database has refused it.</param>
    /// <param name="cancellationToken">Stops the statement.</param>
    public Task<int> RevertAttemptAsync(
        AcceptedPlanRequest plan,
        bool isDatabaseError,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            s =>
                s.ExecuteAsync(
                    RevertAttempt,
                    new { plan.PlanId, Errors = isDatabaseError ? 1 : 0 }
                ),
            cancellationToken
        );

    /// <summary>Stores the answer; false, with nothing stored, where the plan has ended or was deleted.</summary>
    public async Task<bool> FinishAsync(
        AcceptedPlanRequest plan,
        PlanAnswer answer,
        CancellationToken cancellationToken
    ) =>
        await database.WriteAsync(
            async s =>
            {
                // Locks the row first: a plan that has ended keeps its answer, a deleted one gets none
                if (await s.ExecuteAsync(Hold, new { plan.PlanId }) == 0)
                    return 0;
                await ValueParts.DeleteAsync(s, plan.PlanId);
                return await s.ExecuteAsync(
                    Finish,
                    new
                    {
                        plan.PlanId,
                        Status = PlanJson.Text(answer.Status),
                        Best = answer.Best is { } best ? PlanJson.Text(best) : null,
                        Answer = await StoredAnswer.SaveAsync(s, answer, json),
                        Summary = await SaveSummaryAsync(s, answer),
                    }
                );
            },
            cancellationToken
        ) == 1;

    private Task<string> SaveSummaryAsync(DbSession session, PlanAnswer answer) =>
        ValueParts.SaveAsync(
            session,
            answer.Id,
            PlanSummaryStore.PartName,
            json.Write(PlanSummary.From(answer))
        );

    private sealed record OpenRow(string PlanId, int Months, int? Products, int Attempts);
}

using System.Globalization;
using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Plans.Answers;

namespace ForecastApi.Plans;

/// <summary>
/// Stores plans: the answer as returned, and the columns of the list. An answer of 200 products has several megabytes, so
/// readers that need no months use the summary, and readers of one strategy read only its plan.
/// </summary>
public sealed class PlanStore(Database database, AuditLog audit, TimeProvider clock, PlanJson json)
{
    private static readonly SqlText Insert = new(
        """
        INSERT INTO Plans (PlanId, Name, Status, FirstMonth, Months, Best, CreatedAt, Answer, Summary)
        VALUES (@PlanId, @Name, @Status, @FirstMonth, @Months, @Best, @CreatedAt, @Answer, @Summary)
        """
    );

    private static readonly SqlText List = new(
        """
        SELECT PlanNumber, PlanId, Name, Status, FirstMonth, Months, Best, Accepted, CreatedAt, Summary
        FROM Plans WHERE PlanNumber < @Before ORDER BY PlanNumber DESC
        {limit}
        """
    );

    private static readonly SqlText Get = new(
        "SELECT PlanId, Name, Answer, Accepted FROM Plans WHERE PlanId = @PlanId"
    );

    private static readonly SqlText Latest = new(
        """
        SELECT PlanId, Name, Answer, Accepted FROM Plans
        WHERE PlanNumber = (SELECT MAX(PlanNumber) FROM Plans WHERE Status = 'done')
        """
    );

    private static readonly SqlText Rename = new(
        "UPDATE Plans SET Name = @Name WHERE PlanId = @PlanId"
    );

    private static readonly SqlText Delete = new("DELETE FROM Plans WHERE PlanId = @PlanId");

    public Task<bool> AddAsync(
        PlanAnswer plan,
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
                        PlanId = plan.Id,
                        plan.Name,
                        Status = PlanJson.Text(plan.Status),
                        FirstMonth = plan.Months[0],
                        Months = plan.Months.Count,
                        Best = plan.Best is { } best ? PlanJson.Text(best) : null,
                        CreatedAt = clock.GetUtcNow(),
                        Answer = await StoredAnswer.SaveAsync(s, plan, json),
                        Summary = await ValueParts.SaveAsync(
                            s,
                            plan.Id,
                            PlanSummaryStore.PartName,
                            json.Write(PlanSummary.From(plan))
                        ),
                    }
                );
                await audit.RecordAsync(s, "createPlan", plan.Id, null, PlanSummary.From(plan));
                await receipt.SaveAsync(
                    s,
                    StatusCodes.Status201Created,
                    $"/api/v1/plans/{plan.Id}",
                    plan
                );
                return true;
            },
            cancellationToken
        );

    /// <summary>Lists plans, newest first.</summary>
    public async Task<Page<PlanListItem>> ListAsync(
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var rows = await database.ReadAsync(
            async s =>
            {
                var found = new List<PlanRow>();
                foreach (
                    var row in await s.QueryAsync<PlanRow>(
                        List,
                        new { Before = page.AfterNumber ?? int.MaxValue, page.Take }
                    )
                )
                    found.Add(
                        row with
                        {
                            Summary = await ValueParts.ReadAsync(
                                s,
                                row.PlanId,
                                PlanSummaryStore.PartName,
                                row.Summary
                            ),
                        }
                    );
                return found;
            },
            cancellationToken
        );
        var shown = Page<PlanRow>.From(
            rows,
            page,
            r => r.PlanNumber.ToString(CultureInfo.InvariantCulture)
        );
        return new([.. shown.Items.Select(ToItem)], shown.NextCursor);
    }

    public async Task<PlanAnswer> GetAsync(string id, CancellationToken cancellationToken) =>
        await ReadAsync(Get, new { PlanId = id }, cancellationToken)
        ?? throw ProblemException.NotFound("plan", id);

    /// <summary>Returns the plan of one strategy.</summary>
    /// <exception cref="ProblemException">404: the plan does not exist or has no such strategy.</exception>
    public async Task<StrategyPlan> GetAsync(
        string id,
        string strategy,
        CancellationToken cancellationToken
    )
    {
        var (exists, plan) = await database.ReadAsync(
            async s =>
                await s.SingleOrDefaultAsync<AnswerRow>(Get, new { PlanId = id }) is { } row
                    ? (true, await StoredAnswer.ReadPlanAsync(s, id, strategy, row.Answer, json))
                    : (false, null),
            cancellationToken
        );
        if (!exists)
            throw ProblemException.NotFound("plan", id);
        return plan ?? throw ProblemException.NotFound("strategy of this plan", strategy);
    }

    /// <summary>Returns the latest computed plan; null when there is none.</summary>
    public Task<PlanAnswer?> LatestAsync(CancellationToken cancellationToken) =>
        ReadAsync(Latest, null, cancellationToken);

    /// <summary>Renames a plan.</summary>
    /// <exception cref="ProblemException">404: the plan does not exist.</exception>
    public async Task RenameAsync(string id, string? name, CancellationToken cancellationToken)
    {
        var renamed = await database.WriteAsync(
            async s =>
            {
                var rows = await s.ExecuteAsync(Rename, new { PlanId = id, Name = name });
                if (rows > 0)
                    await audit.RecordAsync(s, "renamePlan", id, null, new { name });
                return rows;
            },
            cancellationToken
        );
        if (renamed == 0)
            throw ProblemException.NotFound("plan", id);
    }

    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var deleted = await database.WriteAsync(
            async s =>
            {
                var rows = await s.ExecuteAsync(Delete, new { PlanId = id });
                await ValueParts.DeleteAsync(s, id);
                if (rows > 0)
                    await audit.RecordAsync(s, "deletePlan", id, new { id }, null);
                return rows;
            },
            cancellationToken
        );
        if (deleted == 0)
            throw ProblemException.NotFound("plan", id);
    }

    private async Task<PlanAnswer?> ReadAsync(
        SqlText sql,
        object? key,
        CancellationToken cancellationToken
    ) =>
        await database.ReadAsync(
            async s =>
                await s.SingleOrDefaultAsync<AnswerRow>(sql, key) is { } row
                && await StoredAnswer.ReadAsync(s, row.PlanId, row.Answer, json) is { } answer
                    ? Complete(answer, row)
                    : null,
            cancellationToken
        );

    // Plans stored by older versions have no warnings; a plan may have been renamed.
    private static PlanAnswer Complete(PlanAnswer stored, AnswerRow row) =>
        stored with
        {
            Name = row.Name,
            Accepted = PlanJson.Strategy(row.Accepted),
            Warnings = stored.Warnings ?? [],
            Stale = [],
        };

    private PlanListItem ToItem(PlanRow row)
    {
        var summary = row.Summary is { } text ? json.Read<PlanSummary>(text) : null;
        var best = PlanJson.Strategy(row.Best);
        return new(
            row.PlanId,
            row.Name,
            Enum.Parse<PlanStatus>(row.Status, ignoreCase: true),
            row.FirstMonth,
            row.Months,
            best,
            summary?.Plans.FirstOrDefault(p => p.Strategy == best)?.TotalCost,
            summary?.Currency,
            PlanJson.Strategy(row.Accepted),
            row.CreatedAt
        );
    }

    private sealed record AnswerRow(string PlanId, string? Name, string Answer, string? Accepted);

    private sealed record PlanRow(
        int PlanNumber,
        string PlanId,
        string? Name,
        string Status,
        Month FirstMonth,
        int Months,
        string? Best,
        string? Accepted,
        DateTimeOffset CreatedAt,
        string? Summary
    );
}

using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Plans.Answers;

namespace ForecastApi.Plans;

/// <summary>Reads stored plans without their months.</summary>
public sealed class PlanSummaryStore(Database database, PlanJson json)
{
    /// <summary>The name of a long summary among the values of its plan.</summary>
    public const string PartName = "summary";

    private static readonly SqlText Get = new(
        "SELECT PlanId, Name, Summary, Accepted FROM Plans WHERE PlanId = @PlanId"
    );

    private static readonly SqlText Latest = new(
        """
        SELECT PlanId, Name, Summary, Accepted FROM Plans
        WHERE PlanNumber = (SELECT MAX(PlanNumber) FROM Plans WHERE Status = 'done')
        """
    );

    private static readonly SqlText Current = new(
        """
        SELECT PlanId, Name, Summary, Accepted FROM Plans
        WHERE PlanNumber = (SELECT MAX(PlanNumber) FROM Plans WHERE Accepted IS NOT NULL)
        """
    );

    private static readonly SqlText Answer = new("SELECT Answer FROM Plans WHERE PlanId = @PlanId");

    public async Task<PlanSummary> GetAsync(string id, CancellationToken cancellationToken) =>
        await database.ReadAsync(s => FindAsync(s, id), cancellationToken)
        ?? throw ProblemException.NotFound("plan", id);

    /// <summary>Returns the stored plans among the ids, in the order of the ids.</summary>
    public Task<IReadOnlyList<PlanSummary>> GetAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyList<PlanSummary>>(
            async s =>
            {
                var found = new List<PlanSummary>();
                foreach (var id in ids)
                    if (await FindAsync(s, id) is { } summary)
                        found.Add(summary);
                return found;
            },
            cancellationToken
        );

    /// <summary>Returns the latest computed plan; null when there is none.</summary>
    public Task<PlanSummary?> LatestAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async s => await ReadAsync(s, await s.SingleOrDefaultAsync<SummaryRow>(Latest)),
            cancellationToken
        );

    /// <summary>Returns the plan that was accepted last, else the latest computed one; null when there is none.</summary>
    public async Task<PlanSummary?> CurrentAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(
            async s => await ReadAsync(s, await s.SingleOrDefaultAsync<SummaryRow>(Current)),
            cancellationToken
        ) ?? await LatestAsync(cancellationToken);

    /// <summary>Returns a plan in the caller's transaction; null when it does not exist.</summary>
    public async Task<PlanSummary?> FindAsync(DbSession session, string id) =>
        await ReadAsync(
            session,
            await session.SingleOrDefaultAsync<SummaryRow>(Get, new { PlanId = id })
        );

    private async Task<PlanSummary?> ReadAsync(DbSession session, SummaryRow? row)
    {
        if (row is null)
            return null;
        // Plans stored by versions without summaries have their answer only
        var summary = await ValueParts.ReadAsync(session, row.PlanId, PartName, row.Summary)
            is { } text
            ? json.Read<PlanSummary>(text)
            : PlanSummary.From(
                json.Read<PlanAnswer>(
                    (await session.ScalarAsync<string>(Answer, new { row.PlanId }))!
                )
            );
        return summary with
        {
            Name = row.Name,
            Accepted = PlanJson.Strategy(row.Accepted),
            Warnings = summary.Warnings ?? [],
        };
    }

    private sealed record SummaryRow(
        string PlanId,
        string? Name,
        string? Summary,
        string? Accepted
    );
}

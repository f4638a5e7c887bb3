using ForecastApi.Data;
using ForecastApi.Plans.Answers;

namespace ForecastApi.Plans;

/// <summary>
/// Stores the answer of a plan: a short one in its column, of a long one the plan of each strategy by itself, so that a
/// reader of one strategy does not read the others.
/// </summary>
public static class StoredAnswer
{
    private const string Head = "answer";
    private const string PlanPrefix = "plan ";

    /// <summary>Stores the answer in the caller's transaction and returns the value of its column.</summary>
    public static async Task<string> SaveAsync(DbSession session, PlanAnswer answer, PlanJson json)
    {
        var plans = answer.Plans.Select(json.Write).ToList();
        if (plans.Sum(p => (long)p.Length) <= ValueParts.MaxColumnLength)
            return await ValueParts.SaveAsync(session, answer.Id, Head, json.Write(answer));
        await ValueParts.AddAsync(session, answer.Id, Head, json.Write(answer with { Plans = [] }));
        for (var i = 0; i < plans.Count; i++)
            await ValueParts.AddAsync(
                session,
                answer.Id,
                Invariant($"{PlanPrefix}{i:D2} {PlanJson.Text(answer.Plans[i].Strategy)}"),
                plans[i]
            );
        return "";
    }

    /// <summary>Returns the whole answer; null if the plan has just been deleted.</summary>
    public static async Task<PlanAnswer?> ReadAsync(
        DbSession session,
        string planId,
        string column,
        PlanJson json
    )
    {
        if (await ValueParts.ReadAsync(session, planId, Head, column) is not { } head)
            return null;
        var answer = json.Read<PlanAnswer>(head);
        if (column.Length > 0)
            return answer;
        var plans = new List<StrategyPlan>(answer.Plans);
        foreach (var name in await ListPlansAsync(session, planId))
            if (await ValueParts.FindAsync(session, planId, name) is { } plan)
                plans.Add(json.Read<StrategyPlan>(plan));
        return answer with { Plans = plans };
    }

    /// <summary>Returns the plan of one strategy; null if the answer has none of it.</summary>
    public static async Task<StrategyPlan?> ReadPlanAsync(
        DbSession session,
        string planId,
        string strategy,
        string column,
        PlanJson json
    )
    {
        var name = (await ListPlansAsync(session, planId)).FirstOrDefault(n =>
            n.EndsWith(" " + strategy, StringComparison.Ordinal)
        );
        if (name is not null)
            return await ValueParts.FindAsync(session, planId, name) is { } plan
                ? json.Read<StrategyPlan>(plan)
                : null;
        return await ValueParts.ReadAsync(session, planId, Head, column) is { } answer
            ? json.ReadPlan(answer, strategy)
            : null;
    }

    private static async Task<IReadOnlyList<string>> ListPlansAsync(
        DbSession session,
        string planId
    ) =>
        [
            .. (await ValueParts.ListNamesAsync(session, planId)).Where(n =>
                n.StartsWith(PlanPrefix, StringComparison.Ordinal)
            ),
        ];
}

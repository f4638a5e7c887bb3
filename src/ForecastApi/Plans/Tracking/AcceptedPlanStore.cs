using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Plans.Answers;

namespace ForecastApi.Plans.Tracking;

/// <summary>The SQL of the plans that are carried out: one strategy of a stored request at most.</summary>
public sealed class AcceptedPlanStore(Database database, AuditLog audit, PlanSummaryStore summaries)
{
    private static readonly SqlText Accept = new(
        "UPDATE Plans SET Accepted = @Accepted WHERE PlanId = @PlanId"
    );

    /// <summary>What is carried out of a request; null until one of its plans is accepted.</summary>
    /// <exception cref="ProblemException">404: there is no such plan.</exception>
    public async Task<AcceptedPlan?> GetAsync(string id, CancellationToken cancellationToken) =>
        Of(await summaries.GetAsync(id, cancellationToken));

    /// <summary>
    /// Marks the plan that is carried out in place of the one before; <paramref name="check"/> sees that one first, in
    /// the same transaction.
    /// </summary>
    /// <exception cref="ProblemException">404: there is no such plan. 422: it has no such strategy, or not a feasible one.</exception>
    public Task<bool> PutAsync(
        string id,
        AcceptedPlan accepted,
        Action<AcceptedPlan?> check,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                await DataVersions.AdvanceAsync(s, DataVersion.Planning);
                var summary =
                    await summaries.FindAsync(s, id) ?? throw ProblemException.NotFound("plan", id);
                RequireFeasible(summary, accepted);
                check(Of(summary));
                await s.ExecuteAsync(
                    Accept,
                    new { PlanId = id, Accepted = PlanJson.Text(accepted.Strategy) }
                );
                await audit.RecordAsync(s, "acceptPlan", id, Of(summary), accepted);
                return true;
            },
            cancellationToken
        );

    private static AcceptedPlan? Of(PlanSummary summary) =>
        summary.Accepted is { } strategy ? new(strategy) : null;

    private static void RequireFeasible(PlanSummary summary, AcceptedPlan accepted)
    {
        var name = PlanJson.Text(accepted.Strategy);
        var plan = summary.Plans.FirstOrDefault(p => p.Strategy == accepted.Strategy);
        new Validation()
            .Check(
                plan is not null,
                "strategy",
                $"'{name}' is not among the plans of this request: {string.Join(", ", summary.Plans.Select(p => PlanJson.Text(p.Strategy)))}."
            )
            .Check(
                plan is not { Feasible: false },
                "strategy",
                $"'{name}' cannot be carried out: {plan?.Reasons.FirstOrDefault()}"
            )
            .ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
    }
}

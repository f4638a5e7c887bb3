using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Plans.Answers;

namespace ForecastApi.Plans.Tracking;

/// <summary>Reads and stores the accepted plan of a request: at most one strategy.</summary>
public sealed class AcceptedPlanStore(Database database, AuditLog audit, PlanSummaryStore summaries)
{
    private static readonly SqlText Accept = new(
        "UPDATE Plans SET Accepted = @Accepted WHERE PlanId = @PlanId"
    );

    /// <summary>Returns the accepted plan of a request; null until one is accepted.</summary>
    /// <exception cref="ProblemException">404: the plan does not exist.</exception>
    public async Task<AcceptedPlan?> GetAsync(string id, CancellationToken cancellationToken) =>
        From(await summaries.GetAsync(id, cancellationToken));

    /// <summary>
    /// Accepts a plan in place of the previous one. <paramref name="check"/> receives the previous one in the same
    /// transaction.
    /// </summary>
    /// <exception cref="ProblemException">404: the plan does not exist. 422: it has no such strategy, or the strategy is infeasible.</exception>
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
                check(From(summary));
                await s.ExecuteAsync(
                    Accept,
                    new { PlanId = id, Accepted = PlanJson.Text(accepted.Strategy) }
                );
                await audit.RecordAsync(s, "acceptPlan", id, From(summary), accepted);
                return true;
            },
            cancellationToken
        );

    private static AcceptedPlan? From(PlanSummary summary) =>
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
                $"'{name}' is infeasible and cannot be accepted: {plan?.Reasons.FirstOrDefault()}"
            )
            .ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
    }
}

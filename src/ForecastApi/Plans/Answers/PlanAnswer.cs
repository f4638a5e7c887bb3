using ForecastApi.Common;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;
using ForecastApi.Plans.Requests;

namespace ForecastApi.Plans.Answers;

/// <summary>The costed plans of a request.</summary>
/// <param name="Best">The feasible plan with the lowest cost (highest profit); the first listed on a tie; null if none is feasible.</param>
/// <param name="Accepted">The accepted plan; null until one is accepted.</param>
/// <param name="Warnings">Input that was planned as given but is probably a mistake, such as a bought part that is not among the components.</param>
/// <param name="Plans">In the order of the request.</param>
public sealed record PlanAnswer(
    string Id,
    string? Name,
    PlanStatus Status,
    string Currency,
    IReadOnlyList<Month> Months,
    StrategyName? Best,
    StrategyName? Accepted,
    PlanLeaders BestBy,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<StrategyPlan> Plans
)
{
    /// <summary>The request as it is computed, with the stored values filled in; it can be sent back unchanged. Null for plans of earlier versions.</summary>
    public PlanRequest? Request { get; init; }

    /// <summary>The forecast run of the demand; null for demand in the request.</summary>
    public string? RunId { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The name of the caller who sent the request.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>What has changed since the plan was requested.</summary>
    public IReadOnlyList<PlanChange> Stale { get; init; } = [];
}

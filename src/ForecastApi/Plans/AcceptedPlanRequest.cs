namespace ForecastApi.Plans;

/// <summary>A plan that was accepted and is not computed yet.</summary>
/// <param name="Request">The stored request, as JSON.</param>
/// <param name="Attempts">How often its computation was started and neither ended nor handed back: its crashes.</param>
/// <param name="DatabaseErrors">How often the database refused it while it answered.</param>
/// <param name="TraceParent">The W3C id of the span that requested it.</param>
public sealed record AcceptedPlanRequest(
    string PlanId,
    string Request,
    int Attempts,
    int DatabaseErrors,
    string? TraceParent
);

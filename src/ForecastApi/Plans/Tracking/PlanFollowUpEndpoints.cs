using ForecastApi.Access;
using ForecastApi.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Plans.Tracking;

/// <summary>The routes after planning: compare requests, accept a plan, compare it with actual sales.</summary>
public static class PlanFollowUpEndpoints
{
    public static void AddPlanFollowUp(this IServiceCollection services)
    {
        services.AddSingleton<PlanJson>();
        services.AddSingleton<PlanSummaryStore>();
        services.AddSingleton<AcceptedPlanStore>();
        services.AddSingleton<PlanComparisonQuery>();
        services.AddSingleton<PlanActualsQuery>();
    }

    public static void MapPlanFollowUp(this IEndpointRouteBuilder plans)
    {
        plans
            .MapGet("/compare", CompareAsync)
            .Named("comparePlans", "Lay the plans of several requests side by side")
            .ProducesProblems(404);
        plans
            .MapGet("/{id}/accepted", AcceptedAsync)
            .Named("getAcceptedPlan", "Read which plan is carried out")
            .ProducesProblems(404);
        plans
            .MapPut("/{id}/accepted", AcceptAsync)
            .Named("acceptPlan", "Mark the plan that is carried out")
            .For(Roles.Planner)
            .ProducesProblems(404, 412, 415, 422);
        plans
            .MapGet("/{id}/actuals", ActualsAsync)
            .Named("getPlanActuals", "Hold the accepted plan against the sales since")
            .ProducesProblems(404, 409);
    }

    private static async Task<Ok<PlansCompared>> CompareAsync(
        string? ids,
        PlanComparisonQuery query,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await query.RunAsync(ids, cancellationToken));

    private static async Task<Ok<AcceptedPlan>> AcceptedAsync(
        string id,
        AcceptedPlanStore store,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var accepted =
            await store.GetAsync(id, cancellationToken)
            ?? throw ProblemException.NotFound("accepted plan of", id);
        return TypedResults.Ok(tags.Tagged(context, accepted));
    }

    private static async Task<Ok<AcceptedPlan>> AcceptAsync(
        string id,
        AcceptedPlan body,
        AcceptedPlanStore store,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        await store.PutAsync(
            id,
            body,
            stored => tags.RequireMatch(context, stored),
            cancellationToken
        );
        return TypedResults.Ok(tags.Tagged(context, body));
    }

    private static async Task<Ok<PlanActuals>> ActualsAsync(
        string id,
        PlanActualsQuery query,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await query.RunAsync(id, cancellationToken));
}

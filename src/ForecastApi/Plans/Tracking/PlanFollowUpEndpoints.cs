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
        services.AddSingleton<PlanChangesQuery>();
        services.AddSingleton<PlanComparisonQuery>();
        services.AddSingleton<PlanActualsQuery>();
    }

    public static void MapPlanFollowUp(this IEndpointRouteBuilder plans)
    {
        plans
            .MapGet("/compare", CompareAsync)
            .Named("comparePlans", "Compare plans")
            .Describe("The results of up to 20 plan requests side by side.")
            .Parameter("ids", "1 to 20 plan ids, separated by commas.")
            .ProducesProblems(404);
        plans
            .MapGet("/{id}/accepted", AcceptedAsync)
            .Named("getAcceptedPlan", "Get the accepted strategy of a plan")
            .Describe("Null if no strategy is accepted.")
            .ProducesProblems(404);
        plans
            .MapPut("/{id}/accepted", AcceptAsync)
            .Named("acceptPlan", "Accept a strategy of a plan")
            .Describe(
                "Marks the plan to be carried out and replaces the previously accepted strategy. The plan of the strategy must be feasible."
            )
            .JsonExample("""{ "strategy": "optimal" }""")
            .For(Roles.Planner)
            .ProducesProblems(404, 412, 415, 422);
        plans
            .MapGet("/{id}/actuals", ActualsAsync)
            .Named("getPlanActuals", "Compare the accepted plan with actual sales")
            .Describe("By month, as far as sales are available.")
            .ProducesProblems(404)
            .ProducesCodes(409, ProblemCodes.NoAcceptedPlan);
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

using ForecastApi.Access;
using ForecastApi.Http;
using ForecastApi.Plans.Requests;
using ForecastApi.Products;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Plans.Parameters;

public static class PlanningEndpoints
{
    public static void MapPlanning(this IEndpointRouteBuilder api)
    {
        var planning = api.MapGroup("").WithTags("Plans").ProducesProblems(400);
        planning.MapPlanningTable();
        planning
            .MapGet("/products/{sku}/planning", GetAsync)
            .Named("getProductPlanning", "Read a product's planning parameters")
            .ProducesProblems(404);
        planning
            .MapPut("/products/{sku}/planning", PutAsync)
            .Named("putProductPlanning", "Store a product's planning parameters")
            .For(Roles.PlannerOrImporter)
            .ProducesProblems(404, 412, 415, 422);
        planning
            .MapGet("/planning/defaults", GetDefaultsAsync)
            .Named(
                "getPlanningDefaults",
                "Read the workforce, suppliers and components of requests that leave them out"
            );
        planning
            .MapPut("/planning/defaults", PutDefaultsAsync)
            .Named(
                "putPlanningDefaults",
                "Store the workforce, suppliers and components of requests that leave them out"
            )
            .For(Roles.Planner)
            .ProducesProblems(412, 415, 422);
    }

    private static async Task<Ok<ProductPlanning>> GetAsync(
        string sku,
        PlanningStore store,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        ProductRules.CheckSku(sku);
        var entry =
            await store.GetAsync(sku, cancellationToken)
            ?? throw ProblemException.NotFound("set of planning parameters for", sku);
        return TypedResults.Ok(tags.Tagged(context, entry));
    }

    private static async Task<Ok<ProductPlanning>> PutAsync(
        string sku,
        ProductPlanning body,
        PlanningStore store,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var entry = PlanRequestRules.CheckEntry(sku, body);
        await store.PutAsync(entry, Precondition.From(context.Request), cancellationToken);
        return TypedResults.Ok(tags.Tagged(context, entry));
    }

    private static async Task<Ok<PlanningDefaults>> GetDefaultsAsync(
        PlanningStore store,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(tags.Tagged(context, await store.DefaultsAsync(cancellationToken)));

    private static async Task<Ok<PlanningDefaults>> PutDefaultsAsync(
        PlanningDefaults body,
        PlanningStore store,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        PlanRequestRules.Check(body);
        await store.PutDefaultsAsync(body, Precondition.From(context.Request), cancellationToken);
        return TypedResults.Ok(tags.Tagged(context, body));
    }
}

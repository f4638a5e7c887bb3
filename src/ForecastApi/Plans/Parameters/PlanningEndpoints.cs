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
            .Named("getProductPlanning", "Get the planning parameters of a product")
            .Describe("They complete plan requests that omit them.")
            .ProducesProblems(404);
        planning
            .MapPut("/products/{sku}/planning", PutAsync)
            .Named("putProductPlanning", "Replace the planning parameters of a product")
            .Describe("Properties missing from the body are reset to their defaults.")
            .JsonExample(
                """{ "materialCost": 10, "labourHoursPerUnit": 4, "holdingCost": 2, "backorderCost": 5, "openingStock": 100 }"""
            )
            .For(Roles.PlannerOrImporter)
            .ProducesProblems(404, 412, 415, 422);
        planning
            .MapGet("/planning/defaults", GetDefaultsAsync)
            .Named("getPlanningDefaults", "Get the planning defaults")
            .Describe(
                "The workforce, resources, suppliers and components of plan requests that omit them; empty until they are stored."
            );
        planning
            .MapPut("/planning/defaults", PutDefaultsAsync)
            .Named("putPlanningDefaults", "Replace the planning defaults")
            .Describe(
                "They complete plan requests that omit the workforce, resources, suppliers or components."
            )
            .JsonExample(
                """
                {
                  "workforce": {
                    "openingWorkers": 8, "hoursPerDay": 8, "workingDays": 20,
                    "regularRate": 25, "overtimeRate": 37.5, "maxOvertimeHoursPerWorker": 10,
                    "hireCost": 900, "layoffCost": 1500
                  }
                }
                """
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

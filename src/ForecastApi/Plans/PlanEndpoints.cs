using ForecastApi.Access;
using ForecastApi.Http;
using ForecastApi.Http.Tables;
using ForecastApi.Plans.Answers;
using ForecastApi.Plans.Parameters;
using ForecastApi.Plans.Requests;
using ForecastApi.Plans.Requests.Merging;
using ForecastApi.Plans.Sourcing;
using ForecastApi.Plans.Tracking;
using ForecastApi.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Plans;

public static class PlanEndpoints
{
    public static void AddPlans(this IServiceCollection services)
    {
        services
            .AddOptions<PlanOptions>()
            .BindConfiguration(PlanOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddPlanFollowUp();
        services.AddSingleton<PlanningStore>();
        services.AddSingleton<PlanningTable>();
        services.AddSingleton<PlanStore>();
        services.AddSingleton<DemandReader>();
        services.AddSingleton<PlanInputReader>();
        services.AddSingleton<PlanComputer>();
        services.AddSingleton<PlanRun>();
        services.AddSingleton<PlanStateStore>();
        services.AddSingleton<IWorkHandler, PlanHandler>();
        services.AddSingleton<SourcingInputReader>();
    }

    public static void MapPlans(this IEndpointRouteBuilder api)
    {
        api.MapPlanning();
        var plans = api.MapGroup("/plans").WithTags("Plans").ProducesProblems(400);
        plans
            .MapPost("/", CreateAsync)
            .Named("createPlan", "Plan by every strategy and compare the costs")
            .Describe(
                "Every applicable strategy is planned and costed by the same function; optimal is proven or states its gap. A request takes at most Planning:TimeLimitSeconds; strategies that are not planned by then are infeasible and say so. With Prefer: respond-async the response is 202 and the plan is computed in the background: poll Location until the status is done."
            )
            .Accepts<PlanRequest>("application/json")
            .Parameter("dryRun", "True computes the plan without storing it.")
            .JsonExample(
                """
                {
                  "name": "Spring",
                  "start": "2026-01",
                  "months": 3,
                  "demand": { "inline": [ { "sku": "STOOL", "quantities": [ 160, 300, 320 ] } ] },
                  "products": [
                    { "sku": "STOOL", "materialCost": 10, "labourHoursPerUnit": 4, "holdingCost": 2, "backorderCost": 5 }
                  ],
                  "workforce": {
                    "openingWorkers": 8, "hoursPerDay": 8, "workingDays": 20,
                    "regularRate": 25, "hireCost": 900, "layoffCost": 1500
                  }
                }
                """
            )
            .RespondsAsync()
            .Idempotent("createPlan")
            .For(Roles.Planner)
            .ProducesProblems(404, 415)
            .ProducesCodes(409, ProblemCodes.NoForecast, ProblemCodes.RunNotSucceeded)
            .ProducesCodes(
                422,
                ProblemCodes.OutsideForecast,
                ProblemCodes.Unprocessable,
                ProblemCodes.IdempotencyKeyReused
            );
        plans.MapSourcing();
        plans
            .MapGet("/", ListAsync)
            .Named("listPlans", "List plans, newest first")
            .Describe("Without the months.");
        plans
            .MapGet("/{id}", GetAsync)
            .Named("getPlan", "Get a plan")
            .Describe(
                "The stored response, with the accepted strategy, the request as it was computed, and what has changed since (stale). While the plan is being computed, poll again after Retry-After."
            )
            .ProducesProblems(404);
        plans
            .MapPatch("/{id}", RenameAsync)
            .Named("renamePlan", "Rename a plan")
            .Describe("Nothing else of a plan can be changed; to plan again, send its request.")
            .JsonExample("""{ "name": "Spring, second shift" }""")
            .For(Roles.Planner)
            .ProducesProblems(404, 415);
        plans
            .MapDelete("/{id}", DeleteAsync)
            .Named("deletePlan", "Delete a plan")
            .Describe("A plan that is being computed is cancelled.")
            .For(Roles.Planner)
            .ProducesProblems(404);
        plans.MapExport(
            "/{id}/{strategy}",
            ExportAsync,
            "exportPlan",
            "Export the plan of a strategy",
            "One row per month and product.",
            route => route.ProducesProblems(404)
        );
        plans.MapExport(
            "/{id}/{strategy}/purchases",
            PurchasesAsync,
            "exportPlanPurchases",
            "Export the orders of parts of a plan",
            "One row per planned order of every part at every level, late ones first.",
            route => route.ProducesProblems(404)
        );
        plans.MapPlanFollowUp();
    }

    private static async Task<
        Results<Created<PlanAnswer>, Accepted<PlanAnswer>, Ok<PlanAnswer>>
    > CreateAsync(
        PlanBody request,
        bool? dryRun,
        PlanRun run,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (dryRun != true && Prefer.IsAsync(context.Request))
        {
            var pending = await run.QueueAsync(
                request,
                IdempotencyRecord.From(context),
                cancellationToken
            );
            Prefer.Applied(context.Response);
            return TypedResults.Accepted($"/api/v1/plans/{pending.Id}", pending);
        }
        var answer = await run.RunAsync(
            request,
            dryRun == true,
            IdempotencyRecord.From(context),
            cancellationToken
        );
        return dryRun == true
            ? TypedResults.Ok(answer)
            : TypedResults.Created($"/api/v1/plans/{answer.Id}", answer);
    }

    private static async Task<Ok<Page<PlanListItem>>> ListAsync(
        int? limit,
        string? cursor,
        PlanStore plans,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await plans.ListAsync(
                new PageRequest(limit, cursor).Validated("plans"),
                cancellationToken
            )
        );

    private static async Task<Ok<PlanAnswer>> GetAsync(
        string id,
        PlanStore plans,
        PlanChangesQuery changes,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var plan = await plans.GetAsync(id, cancellationToken);
        if (plan.Status == PlanStatus.Running)
            Prefer.SetRetryAfter(context.Response);
        return TypedResults.Ok(
            plan with
            {
                Stale = await changes.RunAsync(plan, cancellationToken),
            }
        );
    }

    private static async Task<Ok<PlanAnswer>> RenameAsync(
        string id,
        PlanName body,
        PlanStore plans,
        PlanChangesQuery changes,
        CancellationToken cancellationToken
    )
    {
        new Validation().Text("name", body.Name, PlanRequestRules.MaxNameLength).ThrowIfAny();
        await plans.RenameAsync(id, body.Name, cancellationToken);
        var plan = await plans.GetAsync(id, cancellationToken);
        return TypedResults.Ok(
            plan with
            {
                Stale = await changes.RunAsync(plan, cancellationToken),
            }
        );
    }

    private static async Task<NoContent> DeleteAsync(
        string id,
        PlanStore plans,
        WorkQueue queue,
        CancellationToken cancellationToken
    )
    {
        await plans.DeleteAsync(id, cancellationToken);
        queue.Cancel(new WorkItem(WorkKind.Plan, id));
        return TypedResults.NoContent();
    }

    private static async Task<EmptyHttpResult> ExportAsync(
        string id,
        string strategy,
        PlanStore plans,
        HttpResponse response,
        CancellationToken cancellationToken
    ) =>
        await TableAnswer.SendAsync(
            response,
            PlanTable.Of(await plans.GetAsync(id, strategy, cancellationToken)),
            cancellationToken
        );

    private static async Task<EmptyHttpResult> PurchasesAsync(
        string id,
        string strategy,
        PlanStore plans,
        HttpResponse response,
        CancellationToken cancellationToken
    ) =>
        await TableAnswer.SendAsync(
            response,
            PurchaseTable.Of(await plans.GetAsync(id, strategy, cancellationToken)),
            cancellationToken
        );
}

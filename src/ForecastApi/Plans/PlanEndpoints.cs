using System.Text;
using ForecastApi.Access;
using ForecastApi.Http;
using ForecastApi.Plans.Answers;
using ForecastApi.Plans.Parameters;
using ForecastApi.Plans.Requests;
using ForecastApi.Plans.Sourcing;
using ForecastApi.Plans.Tracking;
using ForecastApi.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Plans;

public static class PlanEndpoints
{
    private const string Csv = "text/csv";

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
            .WithMetadata(new HeavyAttribute(HeavyWork.Plan))
            .Idempotent("createPlan")
            .For(Roles.Planner)
            .ProducesProblems(404, 409, 415, 422);
        plans.MapSourcing();
        plans.MapGet("/", ListAsync).Named("listPlans", "List stored plans, newest first");
        plans
            .MapGet("/{id}", GetAsync)
            .Named("getPlan", "Read a stored plan")
            .ProducesProblems(404);
        plans
            .MapDelete("/{id}", DeleteAsync)
            .Named("deletePlan", "Delete a stored plan")
            .For(Roles.Planner)
            .ProducesProblems(404);
        plans
            .MapGet("/{id}/{strategy}.csv", CsvAsync)
            .Named("exportPlan", "One strategy's plan, a row per month and product")
            .Produces<string>(200, Csv)
            .ProducesProblems(404);
        plans.MapPlanFollowUp();
    }

    private static async Task<
        Results<Created<PlanAnswer>, Accepted<PlanAnswer>, Ok<PlanAnswer>>
    > CreateAsync(
        PlanRequest request,
        bool? dryRun,
        PlanRun run,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (dryRun != true && Prefer.IsAsync(context.Request))
        {
            var pending = await run.QueueAsync(request, Receipt.Of(context), cancellationToken);
            Prefer.Applied(context.Response);
            return TypedResults.Accepted($"/api/v1/plans/{pending.Id}", pending);
        }
        var answer = await run.RunAsync(
            request,
            dryRun == true,
            Receipt.Of(context),
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
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var plan = await plans.GetAsync(id, cancellationToken);
        if (plan.Status == PlanStatus.Running)
            Prefer.ComeBack(context.Response);
        return TypedResults.Ok(plan);
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

    private static async Task<ContentHttpResult> CsvAsync(
        string id,
        string strategy,
        PlanStore plans,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var plan = await plans.GetAsync(id, strategy, cancellationToken);
        context.Response.Headers.ContentDisposition =
            $"attachment; filename=\"plan-{plan.Periods[0].Month}-{PlanJson.Text(plan.Strategy)}.csv\"";
        return TypedResults.Text(PlanCsv.Write(plan), Csv, Encoding.UTF8);
    }
}

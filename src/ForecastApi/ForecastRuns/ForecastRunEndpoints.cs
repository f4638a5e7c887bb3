using ForecastApi.Access;
using ForecastApi.Http;
using ForecastApi.Sales;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.ForecastRuns;

public static class ForecastRunEndpoints
{
    public static void MapForecastRuns(this IEndpointRouteBuilder api)
    {
        var runs = api.MapGroup("/forecast-runs").WithTags("Forecast runs").ProducesProblems(400);
        runs.MapPost("/", StartAsync)
            .Named(
                "startForecastRun",
                "Forecast every active product; queued while another run works"
            )
            .Idempotent("startForecastRun")
            .For(Roles.Planner)
            .ProducesProblems(409, 415, 422);
        runs.MapGet("/", ListAsync).Named("listForecastRuns", "List runs, newest first");
        runs.MapGet("/{id}", GetAsync)
            .Named("getForecastRun", "Read a run and its progress")
            .ProducesProblems(404);
        runs.MapDelete("/{id}", CancelAsync)
            .Named("cancelForecastRun", "Cancel a run that has not ended")
            .For(Roles.Planner)
            .ProducesProblems(404, 409);
    }

    private static async Task<Accepted<ForecastRunInfo>> StartAsync(
        RunRequest request,
        RunStarter starter,
        ForecastRunStore runs,
        SalesStore sales,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        new Validation()
            .Range("horizon", request.Horizon, 1, ForecastOptions.MaxHorizon)
            .ThrowIfAny();
        var last =
            await sales.LastMonthAsync(cancellationToken)
            ?? throw ProblemException.Conflict(
                "noSales",
                "There are no sales of a complete month to forecast from; import some first."
            );
        var asOf = request.AsOf ?? last;
        var first = await runs.FirstMonthAsync(cancellationToken);
        if (asOf > last || asOf < first)
            throw new ProblemException(
                StatusCodes.Status422UnprocessableEntity,
                "asOfOutsideData",
                $"asOf: sales of complete months run from {first} to {last}; {asOf} is outside.",
                new Dictionary<string, string[]>
                {
                    ["asOf"] = [$"must be between {first} and {last}."],
                }
            );
        var run = await starter.StartAsync(
            RunTrigger.Api,
            request.Horizon,
            asOf,
            Receipt.Of(context),
            cancellationToken
        );
        context.Response.Headers.RetryAfter = "1";
        return TypedResults.Accepted($"/api/v1/forecast-runs/{run.Id}", run);
    }

    private static async Task<Ok<Page<ForecastRunInfo>>> ListAsync(
        int? limit,
        string? cursor,
        ForecastRunStore runs,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await runs.ListAsync(
                new PageRequest(limit, cursor).Validated("forecastRuns"),
                cancellationToken
            )
        );

    private static async Task<Ok<ForecastRunInfo>> GetAsync(
        string id,
        ForecastRunStore runs,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var run = await runs.GetAsync(id, cancellationToken);
        if (run.Status is RunStatus.Queued or RunStatus.Running)
            context.Response.Headers.RetryAfter = "1";
        return TypedResults.Ok(run);
    }

    private static async Task<Ok<ForecastRunInfo>> CancelAsync(
        string id,
        ForecastRunStore runs,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await runs.CancelAsync(id, cancellationToken));
}

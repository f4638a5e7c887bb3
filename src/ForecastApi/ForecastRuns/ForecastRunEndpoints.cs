using ForecastApi.Access;
using ForecastApi.ForecastRuns.Origins;
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
            .Named("startForecastRun", "Start a forecast run")
            .Describe(
                "Forecasts every active product. The response is 202 at once; poll Location until the status is succeeded. One run is executed at a time and further ones are queued. Readers see the previous forecasts until all new ones are available, then those of this run, whatever its asOf and horizon: after a run with an earlier asOf, start one as of the last month."
            )
            .JsonExample("""{ "horizon": 12, "asOf": null }""")
            .Idempotent("startForecastRun")
            .For(Roles.Planner)
            .ProducesProblems(415)
            .ProducesCodes(409, ProblemCodes.NoSales)
            .ProducesCodes(422, ProblemCodes.AsOfOutsideData, ProblemCodes.IdempotencyKeyReused);
        runs.MapGet("/", ListAsync)
            .Named("listForecastRuns", "List forecast runs, newest first")
            .Describe("With progress, models used and failures.");
        runs.MapGet("/{id}", GetAsync)
            .Named("getForecastRun", "Get a forecast run and its progress")
            .Describe("While the run is queued or running, poll again after Retry-After.")
            .ProducesProblems(404);
        runs.MapDelete("/{id}", CancelAsync)
            .Named("cancelForecastRun", "Cancel a forecast run")
            .Describe(
                "Cancels a run that has not ended. Partial results were never visible and are discarded."
            )
            .For(Roles.Planner)
            .ProducesProblems(404)
            .ProducesCodes(409, ProblemCodes.RunEnded);
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
        var latest =
            await sales.LatestMonthAsync(cancellationToken)
            ?? throw ProblemException.Conflict(
                ProblemCodes.NoSales,
                "There are no sales of a complete month to forecast from; import some first."
            );
        var origin = request.AsOf is { } month ? new(month, null) : RunOrigin.Of(latest);
        var (asOf, last) = (origin.AsOf, latest.Last);
        var first = await runs.FirstMonthAsync(cancellationToken);
        if (asOf > last || asOf < first)
            throw new ProblemException(
                StatusCodes.Status422UnprocessableEntity,
                ProblemCodes.AsOfOutsideData,
                $"asOf: sales before the running month run from {first} to {last}; {asOf} is outside.",
                new Dictionary<string, string[]>
                {
                    ["asOf"] = [$"must be between {first} and {last}."],
                }
            );
        var run = await starter.StartAsync(
            RunTrigger.Api,
            request.Horizon,
            origin,
            IdempotencyRecord.From(context),
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

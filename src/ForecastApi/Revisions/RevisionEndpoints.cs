using ForecastApi.Http;
using ForecastApi.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Revisions;

public static class RevisionEndpoints
{
    public static void AddRevisions(this IServiceCollection services)
    {
        services.AddSingleton<RunHistoryStore>();
        services.AddSingleton<RevisionSalesStore>();
        services.AddSingleton<ForecastChangesQuery>();
        services.AddSingleton<ICacheWarmer, ComparisonWarmer>();
        services.AddSingleton<WaterfallQuery>();
        services.AddSingleton<StabilityQuery>();
    }

    public static void MapRevisions(this IEndpointRouteBuilder api)
    {
        var forecasts = api.MapGroup("/forecasts").WithTags("Forecasts").ProducesProblems(400);
        forecasts
            .MapGet("/changes", ChangesAsync)
            .Named("listForecastChanges", "List forecast changes between two runs")
            .Describe(
                "The months that both runs forecast, largest change first, with the causes: new months, changed sales, another model, an override, settings."
            )
            .Parameter("from", "The earlier run; the previous successful run if omitted.")
            .Parameter("to", "The later run; the latest one if omitted.")
            .Parameter("cause", "Only products with this cause of change.")
            .ProducesProblems(404)
            .ProducesCodes(409, ProblemCodes.RunNotSucceeded);
        forecasts
            .MapGet("/waterfall", WaterfallAsync)
            .Named("getForecastWaterfall", "Get the waterfall of official snapshots")
            .Describe(
                "One row per official snapshot, newest first, and one column per month, with the actual sales."
            )
            .Parameter("origins", "The number of official snapshots, newest first.")
            .Aggregates()
            .ProducesProblems(404);
        forecasts
            .MapGet("/stability", StabilityAsync)
            .Named("listForecastStability", "List forecast stability by product")
            .Describe(
                "The change of the forecast of a month from one official snapshot to the next, least stable product first."
            )
            .Parameter("origins", "The number of official snapshots, newest first.")
            .Aggregates();
    }

    private static async Task<Ok<ForecastChanges>> ChangesAsync(
        string? from,
        string? to,
        string? sku,
        string? category,
        QueryEnum<ChangeCause>? cause,
        int? limit,
        string? cursor,
        ForecastChangesQuery query,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await query.RunAsync(
                from,
                to,
                new(sku, category),
                cause?.Value,
                new PageRequest(limit, cursor).Validated("forecastChanges"),
                cancellationToken
            )
        );

    private static async Task<Ok<ForecastWaterfall>> WaterfallAsync(
        string? sku,
        string? category,
        int? origins,
        WaterfallQuery query,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await query.RunAsync(new(sku, category), Origins(origins), cancellationToken)
        );

    private static async Task<Ok<ForecastStabilityList>> StabilityAsync(
        string? category,
        int? origins,
        int? limit,
        string? cursor,
        StabilityQuery query,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await query.RunAsync(
                category,
                Origins(origins),
                new PageRequest(limit, cursor).Validated("forecastStability"),
                cancellationToken
            )
        );

    private static int Origins(int? asked)
    {
        new Validation().Range("origins", asked, 1, WaterfallQuery.MaxOrigins).ThrowIfAny();
        return asked ?? WaterfallQuery.DefaultOrigins;
    }
}

using System.ComponentModel;
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
            .Named(
                "listForecastChanges",
                "Changes between two runs with their causes, largest first"
            )
            .ProducesProblems(404, 409);
        forecasts
            .MapGet("/waterfall", WaterfallAsync)
            .Named(
                "getForecastWaterfall",
                "Forecasts of each month from successive origins, with sales"
            )
            .ProducesProblems(404);
        forecasts
            .MapGet("/stability", StabilityAsync)
            .Named(
                "listForecastStability",
                "How much forecasts move from snapshot to snapshot, most nervous first"
            );
    }

    private static async Task<Ok<ForecastChanges>> ChangesAsync(
        [Description("The earlier run; default: the successful run before `to`.")] string? from,
        [Description("The later run; default: the latest.")] string? to,
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

using ForecastApi.Accuracy.Points;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Http.Tables;
using ForecastApi.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Accuracy;

public static class AccuracyEndpoints
{
    public static void AddAccuracy(this IServiceCollection services)
    {
        services.AddSingleton<AccuracyStore>();
        services.AddSingleton<AccuracyCache>();
        services.AddSingleton<AccuracyQuery>();
        services.AddSingleton<IRunPublishedHandler, ActualVersions>();
        foreach (var basis in Enum.GetValues<AccuracyBasis>())
            services.AddSingleton<ICacheWarmer>(s =>
                ActivatorUtilities.CreateInstance<AccuracyWarmer>(s, basis)
            );
    }

    public static void MapAccuracy(this IEndpointRouteBuilder api)
    {
        var accuracy = api.MapGroup("")
            .WithTags("Accuracy")
            .ProducesProblems(400, 404)
            .Parameter(
                "basis",
                "backtest: the rolling-origin errors of the latest run. live: official snapshots against actual sales."
            )
            .Parameter("by", "The grouping; author contains only overridden months.")
            .Parameter("model", "The model that made the forecast, or override.")
            .Parameter("leadFrom", "The minimum lead, in months from the origin.")
            .Parameter("leadTo", "The maximum lead, in months from the origin.")
            .Parameter(
                "leadTime",
                "The number of months after each origin that are summed before the error is computed: the cumulative error over a lead time."
            )
            .Parameter(
                "actuals",
                "The sales that published forecasts are compared with: the latest known, or those when a run first saw the month closed."
            );
        accuracy
            .MapGet("/accuracy", ListAsync)
            .Named("listAccuracy", "List forecast errors by group")
            .Describe(
                "Error = forecast − demand. backtest: the rolling origins of the latest run; live: official snapshots against actual sales. An undefined measure is null, and the counts give the number of excluded values."
            );
        accuracy
            .MapGet("/products/{sku}/accuracy", ProductAsync)
            .Named("getProductAccuracy", "Get the forecast errors of a product")
            .Describe("In total, by lead and by month.");
        accuracy.MapExport(
            "/accuracy",
            ExportGroupsAsync,
            "exportAccuracy",
            "Export forecast errors by group",
            "The groups of the list as a table."
        );
        accuracy.MapExport(
            "/accuracy/points",
            ExportPointsAsync,
            "exportAccuracyPoints",
            "Export forecasts with actual sales",
            "One row per origin and month, streamed: the input of every measure."
        );
        accuracy
            .MapGet("/accuracy/points.ndjson", PointsNdjsonAsync)
            .Named("exportAccuracyPointsNdjson", "Export forecasts with actual sales as NDJSON")
            .Describe("One JSON object per origin and month, streamed: the input of every measure.")
            .StreamsRows()
            .Produces<string>(200, AccuracyExport.Ndjson);
    }

    private static async Task<Ok<AccuracyList>> ListAsync(
        QueryEnum<AccuracyBasis>? basis,
        QueryEnum<AccuracyBy>? by,
        int? limit,
        string? cursor,
        [AsParameters] AccuracyParameters parameters,
        AccuracyQuery query,
        CancellationToken cancellationToken
    )
    {
        var page = new PageRequest(limit, cursor).Validated("accuracy");
        var filter = parameters.ToFilter();
        var (requestedBasis, requestedBy) = Requested(basis, by);
        var (run, items) = await query.GroupsAsync(
            requestedBasis,
            requestedBy,
            filter,
            cancellationToken
        );
        // Leads are in order of their numbers, other keys in order of their text: a page starts after the key of the cursor.
        var start = 0;
        if (page.After is { } after)
            start = items.Index().FirstOrDefault(i => i.Item.Key == after, (-1, null!)).Index + 1
                is > 0
                    and var next
                ? next
                : throw PageRequest.InvalidCursor();
        var shown = Page<AccuracyItem>.From(
            [.. items.Skip(start).Take(page.Take)],
            page,
            i => i.Key
        );
        return TypedResults.Ok(
            new AccuracyList(
                requestedBasis,
                requestedBy,
                run?.RunId,
                run?.AsOf,
                filter.LeadTime,
                shown.Items,
                shown.NextCursor
            )
        );
    }

    private static async Task<Ok<ProductAccuracy>> ProductAsync(
        string sku,
        QueryEnum<AccuracyBasis>? basis,
        int? leadTime,
        QueryEnum<AccuracyActuals>? actuals,
        AccuracyQuery query,
        CancellationToken cancellationToken
    )
    {
        var (requested, _) = Requested(basis, null);
        var filter = new AccuracyFilter(
            Sku: sku,
            LeadTime: leadTime,
            Actuals: actuals?.Value ?? AccuracyActuals.Latest
        ).Validated();
        var (run, total) = await query.GroupsAsync(
            requested,
            AccuracyBy.Total,
            filter,
            cancellationToken
        );
        var (_, leads) = await query.GroupsAsync(
            requested,
            AccuracyBy.Lead,
            filter,
            cancellationToken
        );
        var (_, periods) = await query.GroupsAsync(
            requested,
            AccuracyBy.Period,
            filter,
            cancellationToken
        );
        return TypedResults.Ok(
            new ProductAccuracy(
                sku,
                requested,
                run?.RunId,
                run?.AsOf,
                total.Count > 0 ? total[0] : null,
                leads,
                periods
            )
        );
    }

    private static async Task<EmptyHttpResult> ExportGroupsAsync(
        QueryEnum<AccuracyBasis>? basis,
        QueryEnum<AccuracyBy>? by,
        [AsParameters] AccuracyParameters parameters,
        AccuracyQuery query,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var (requestedBasis, requestedBy) = Requested(basis, by);
        var (_, items) = await query.GroupsAsync(
            requestedBasis,
            requestedBy,
            parameters.ToFilter(),
            cancellationToken
        );
        return await TableAnswer.SendAsync(
            response,
            AccuracyExport.Groups(items),
            cancellationToken
        );
    }

    private static Task<EmptyHttpResult> ExportPointsAsync(
        QueryEnum<AccuracyBasis>? basis,
        [AsParameters] AccuracyParameters parameters,
        AccuracyQuery query,
        HttpResponse response,
        CancellationToken cancellationToken
    ) =>
        TableAnswer.SendAsync(
            response,
            AccuracyExport.Points(
                query.PointsAsync(
                    Requested(basis, null).Basis,
                    parameters.ToFilter(),
                    cancellationToken
                )
            ),
            cancellationToken
        );

    private static async Task<EmptyHttpResult> PointsNdjsonAsync(
        QueryEnum<AccuracyBasis>? basis,
        [AsParameters] AccuracyParameters parameters,
        AccuracyQuery query,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        await AccuracyExport.PointsNdjsonAsync(
            response,
            query.PointsAsync(
                Requested(basis, null).Basis,
                parameters.ToFilter(),
                cancellationToken
            ),
            cancellationToken
        );
        return TypedResults.Empty;
    }

    private static (AccuracyBasis Basis, AccuracyBy By) Requested(
        QueryEnum<AccuracyBasis>? basis,
        QueryEnum<AccuracyBy>? by
    ) => (basis?.Value ?? AccuracyBasis.Backtest, by?.Value ?? AccuracyBy.Total);
}

using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.Forecasts.Summaries;
using ForecastApi.Http;
using ForecastApi.Products;
using ForecastApi.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Forecasts;

public static class ForecastEndpoints
{
    public static void AddForecasts(this IServiceCollection services)
    {
        services.AddSingleton<ForecastStore>();
        services.AddSingleton<ForecastExport>();
        services.AddSingleton<ForecastVersion>();
        services.AddSingleton<ProductForecastQuery>();
        services.AddSingleton<AnswerCache<ProductForecast>>();
        services.AddSingleton<ForecastSummaryQuery>();
    }

    public static void MapForecasts(this IEndpointRouteBuilder api)
    {
        api.MapForecastRuns();
        var forecasts = api.MapGroup("").WithTags("Forecasts").ProducesProblems(400);
        forecasts
            .MapGet("/forecasts", ListAsync)
            .Named("listForecasts", "Forecasts of the latest run, by SKU and month or quarter")
            .ProducesProblems(404, 409);
        forecasts
            .MapGet("/forecasts.csv", CsvAsync)
            .Named("exportForecasts", "All forecasts of a run, streamed")
            .Produces<string>(200, ForecastExport.Csv)
            .ProducesProblems(404, 409);
        forecasts
            .MapGet("/forecasts.ndjson", NdjsonAsync)
            .Named("exportForecastsNdjson", "All forecasts of a run, one JSON object per line")
            .Produces<string>(200, ForecastExport.Ndjson)
            .ProducesProblems(404, 409);
        forecasts
            .MapGet("/products/{sku}/forecast", GetAsync)
            .Named("getProductForecast", "A product's history, forecast and accuracy")
            .ProducesProblems(404);
        forecasts
            .MapGet("/forecasts/summary", SummaryAsync)
            .Named(
                "getForecastSummary",
                "Forecast quantities by period: in total, by category, product or component"
            )
            .ProducesProblems(404);
        forecasts
            .MapPost("/forecasts/preview", Preview)
            .Named("previewForecast", "Forecast a history that is not stored")
            .ProducesProblems(415);
    }

    private static async Task<Ok<Page<ForecastItem>>> ListAsync(
        int? limit,
        string? cursor,
        string? sku,
        string? category,
        Month? from,
        Month? to,
        QueryEnum<ForecastBucket>? bucket,
        string? quantiles,
        string? runId,
        ForecastRunStore runs,
        ForecastStore store,
        CancellationToken cancellationToken
    )
    {
        var page = new PageRequest(limit, cursor).Validated("forecasts");
        var wanted = ForecastPages.ParseQuantiles(quantiles);
        var after = ForecastPages.ParseCursor(page.After);
        // Later pages keep the run of the first page, even when another run is published meanwhile
        if (await runs.PublishedAsync(runId ?? after?.RunId, cancellationToken) is not { } run)
            return TypedResults.Ok(new Page<ForecastItem>([], null));
        var quarters = bucket?.Value == ForecastBucket.Quarter;
        var rows = await store.ListAsync(
            run,
            new(sku, category, from, to),
            after,
            // A quarter has at most three rows: this covers one quarter more than the page needs
            quarters ? page.Take * 3 : page.Take,
            cancellationToken
        );
        return TypedResults.Ok(ForecastPages.Build(rows, page, run, quarters, wanted));
    }

    private static async Task<EmptyHttpResult> CsvAsync(
        string? runId,
        ForecastExport export,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        await export.CsvAsync(runId, response, cancellationToken);
        return TypedResults.Empty;
    }

    private static async Task<EmptyHttpResult> NdjsonAsync(
        string? runId,
        ForecastExport export,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        await export.NdjsonAsync(runId, response, cancellationToken);
        return TypedResults.Empty;
    }

    private static async Task<CachedAnswer<ProductForecast>> GetAsync(
        string sku,
        ForecastVersion version,
        AnswerCache<ProductForecast> answers,
        ProductForecastQuery query,
        CancellationToken cancellationToken
    )
    {
        ProductRules.CheckSku(sku);
        return await answers.GetAsync(
            await version.GetAsync(cancellationToken),
            sku,
            token => query.RunAsync(sku, token),
            cancellationToken
        );
    }

    private static async Task<Ok<ForecastSummary>> SummaryAsync(
        QueryEnum<SummaryBy>? by,
        QueryEnum<ForecastBucket>? bucket,
        Month? from,
        Month? to,
        ForecastSummaryQuery query,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await query.RunAsync(
                by?.Value ?? SummaryBy.Total,
                bucket?.Value ?? ForecastBucket.Month,
                from,
                to,
                cancellationToken
            )
        );

    private static Ok<ForecastPreview> Preview(
        PreviewRequest request,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(ForecastPreviewer.Preview(request, cancellationToken));
}

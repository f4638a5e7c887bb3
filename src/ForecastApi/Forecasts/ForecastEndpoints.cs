using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.Forecasts.Summaries;
using ForecastApi.Http;
using ForecastApi.Http.Concurrency;
using ForecastApi.Http.Tables;
using ForecastApi.Products;
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
            .Named("listForecasts", "List forecasts by SKU and period")
            .Describe(
                "The forecasts of the latest successful run, including overrides: their model is override, and they carry the statistical forecast as well."
            )
            .Parameter(
                "quantiles",
                "Probabilities from 0.01 to 0.99, separated by commas, such as 0.1,0.9."
            )
            .ProducesProblems(404)
            .ProducesCodes(409, ProblemCodes.RunNotSucceeded);
        forecasts.MapExport(
            "/forecasts",
            ExportAsync,
            "exportForecasts",
            "Export all forecasts of a run",
            "All products and months of the run, streamed.",
            route => route.ProducesProblems(404).ProducesCodes(409, ProblemCodes.RunNotSucceeded)
        );
        forecasts
            .MapGet("/forecasts.ndjson", NdjsonAsync)
            .Named("exportForecastsNdjson", "Export all forecasts of a run as NDJSON")
            .Describe(
                "One JSON object per line, streamed, with the statistical forecast of each override."
            )
            .StreamsRows()
            .Produces<string>(200, ForecastExport.Ndjson)
            .ProducesProblems(404)
            .ProducesCodes(409, ProblemCodes.RunNotSucceeded);
        forecasts
            .MapGet("/products/{sku}/forecast", GetAsync)
            .Named("getProductForecast", "Get the forecast of a product")
            .Describe(
                "With the complete history, the selected model and its errors in the rolling-origin backtest."
            )
            .ProducesCodes(404, ProblemCodes.NotFound, ProblemCodes.NoForecast);
        forecasts
            .MapGet("/forecasts/summary", SummaryAsync)
            .Named("getForecastSummary", "Get aggregated forecasts")
            .Describe(
                "The sums of all forecasts by period and total, category, product or component."
            )
            .Parameter(
                "by",
                "The level of aggregation; component explodes the bills of materials and gives the components required."
            )
            .Aggregates()
            .ProducesCodes(404, ProblemCodes.NoForecast);
        forecasts
            .MapPost("/forecasts/preview", PreviewAsync)
            .Named("previewForecast", "Forecast a history without storing it")
            .Describe("Stores nothing. models lists the candidate models; null = all.")
            .JsonExample(
                """
                {
                  "history": [
                    { "period": "2025-10", "quantity": 8 },
                    { "period": "2025-11", "quantity": 12 },
                    { "period": "2025-12", "quantity": 10 }
                  ],
                  "horizon": 3
                }
                """
            )
            .ProducesProblems(415)
            .ProducesCodes(429, ProblemCodes.Busy, ProblemCodes.TooManyRequests);
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

    private static async Task<EmptyHttpResult> ExportAsync(
        string? runId,
        ForecastExport export,
        HttpResponse response,
        CancellationToken cancellationToken
    ) =>
        await TableAnswer.SendAsync(
            response,
            await export.ReadAsync(runId, cancellationToken),
            cancellationToken
        );

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

    private static async Task<Ok<ForecastPreview>> PreviewAsync(
        PreviewRequest request,
        RequestComputing computing,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await computing.ComputeAsync(
                () => ForecastPreviewer.Preview(request, cancellationToken),
                cancellationToken
            )
        );
}

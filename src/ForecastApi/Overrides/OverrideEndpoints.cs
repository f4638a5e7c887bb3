using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Imports.Formats;
using ForecastApi.OpenApi;
using ForecastApi.Overrides.Levels;
using ForecastApi.Products;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Overrides;

public static class OverrideEndpoints
{
    private const int MaxReasonLength = 500;
    private const int MaxAuthorLength = 100;
    private const int MaxPercent = 100_000;

    public static void AddOverrides(this IServiceCollection services)
    {
        services
            .AddOptions<OverrideOptions>()
            .BindConfiguration(OverrideOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<OverrideStore>();
        services.AddSingleton<LevelOverrideStore>();
        services.AddSingleton<OverrideRecordStore>();
        services.AddSingleton<RunOverrideStore>();
        services.AddSingleton<OverrideEvidence>();
    }

    public static void MapOverrides(this IEndpointRouteBuilder api)
    {
        var overrides = api.MapGroup("").WithTags("Overrides").ProducesProblems(400);
        overrides
            .MapGet("/overrides", ListAsync)
            .Named("listOverrides", "List overrides, newest first")
            .Describe("Including overrides that are removed or expired, and those of past months.")
            .Parameter("author", "The author of the override.")
            .Parameter("state", "The state of the override; all states if omitted.");
        overrides
            .MapPost("/overrides/imports", ImportAsync)
            .Named("importOverrides", "Import overrides from CSV or a workbook")
            .Describe(
                SharedTexts.Import
                    + " Columns: sku, period, quantity or percent (of the statistical forecast), reason. The author is the caller."
            )
            .CsvExample("sku,period,percent,reason\nSTOOL,2026-02,10,A fair in February\n")
            .AsImport("importOverrides")
            .ProducesCodes(409, ProblemCodes.NoForecast);
        overrides.MapLevelOverrides();
        var one = overrides.MapGroup("/products/{sku}/overrides/{period}").ProducesProblems(404);
        one.MapGet("", GetAsync)
            .Named("getOverride", "Get the override of a month")
            .Describe("With the warnings against it.");
        one.MapPut("", PutAsync)
            .Named("putOverride", "Override the forecast of a month")
            .Describe(
                "Replaces the published forecast of the month. The statistical forecast is kept; it is the baseline of the forecast value added of the override. Small and upward overrides get a warning with the evidence."
            )
            .JsonExample(
                """{ "quantity": 120, "reason": "A fair in August", "author": "Ada", "expires": null }"""
            )
            .For(Roles.Planner)
            .ProducesProblems(412, 415)
            .ProducesCodes(409, ProblemCodes.NoForecast)
            .ProducesCodes(422, ProblemCodes.OutsideForecast);
        one.MapDelete("", DeleteAsync)
            .Named("deleteOverride", "Delete the override of a month")
            .Describe("The statistical forecast is published again.")
            .For(Roles.Planner)
            .ProducesProblems(412);
    }

    /// <summary>Collects every error of a request, by field.</summary>
    public static Validation Check(OverrideRequest request, DateOnly today) =>
        new Validation()
            .Range("quantity", request.Quantity, 0)
            .Range("percent", request.Percent, -100, MaxPercent)
            .Check(
                request.Quantity is null != request.Percent is null,
                "quantity",
                "or percent is needed, and not both."
            )
            .Check(
                !string.IsNullOrWhiteSpace(request.Reason),
                "reason",
                "must say why, in a few words."
            )
            .Text("reason", request.Reason, MaxReasonLength)
            .Check(!string.IsNullOrWhiteSpace(request.Author), "author", "must name the author.")
            .Text("author", request.Author, MaxAuthorLength)
            .Check(!(request.Expires <= today), "expires", "must be a future date or null.");

    private static async Task<Ok<Page<Override>>> ListAsync(
        int? limit,
        string? cursor,
        string? sku,
        string? author,
        QueryEnum<OverrideState>? state,
        ForecastRunStore runs,
        OverrideStore store,
        CancellationToken cancellationToken
    )
    {
        var page = new PageRequest(limit, cursor).Validated("overrides");
        var run = await runs.PublishedAsync(null, cancellationToken);
        return TypedResults.Ok(
            await store.ListAsync(run, page, sku, author, state?.Value, cancellationToken)
        );
    }

    private static async Task<Ok<ImportResult>> ImportAsync(
        HttpRequest request,
        QueryEnum<OnError>? onError,
        [AsParameters] FormatQuery format,
        TableImport import,
        ForecastRunStore runs,
        OverrideStore store,
        AuditLog audit,
        BusinessCalendar calendar,
        CancellationToken cancellationToken
    )
    {
        var run =
            await runs.PublishedAsync(null, cancellationToken)
            ?? throw ProblemException.NoForecast(StatusCodes.Status409Conflict);
        return TypedResults.Ok(
            await import.RunAsync(
                request,
                new OverrideTable(store, run, audit.Actor.Name, calendar.Today),
                format,
                onError?.Value ?? OnError.Reject,
                cancellationToken
            )
        );
    }

    private static async Task<Ok<OverrideAnswer>> GetAsync(
        string sku,
        Month period,
        ForecastRunStore runs,
        OverrideStore store,
        OverrideEvidence evidence,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        ProductRules.CheckSku(sku);
        var run = await runs.PublishedAsync(null, cancellationToken);
        var stored =
            await store.GetAsync(run, sku, period, cancellationToken)
            ?? throw ProblemException.NotFound("override", $"{sku} {period}");
        return TypedResults.Ok(
            await RespondAsync(run!, stored, evidence, tags, context, cancellationToken)
        );
    }

    private static async Task<Ok<OverrideAnswer>> PutAsync(
        string sku,
        Month period,
        OverrideRequest request,
        ForecastRunStore runs,
        OverrideStore store,
        OverrideEvidence evidence,
        BusinessCalendar calendar,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        ProductRules.CheckSku(sku);
        Check(request, calendar.Today).ThrowIfAny();
        var run =
            await runs.PublishedAsync(null, cancellationToken)
            ?? throw ProblemException.NoForecast(StatusCodes.Status409Conflict);
        var stored = await store.PutAsync(
            run,
            sku,
            period,
            request,
            Precondition.From(context.Request),
            cancellationToken
        );
        return TypedResults.Ok(
            await RespondAsync(run, stored, evidence, tags, context, cancellationToken)
        );
    }

    private static async Task<NoContent> DeleteAsync(
        string sku,
        Month period,
        ForecastRunStore runs,
        OverrideStore store,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        ProductRules.CheckSku(sku);
        var run = await runs.PublishedAsync(null, cancellationToken);
        var existed = await store.DeleteAsync(
            run,
            sku,
            period,
            Precondition.From(context.Request),
            cancellationToken
        );
        return existed
            ? TypedResults.NoContent()
            : throw ProblemException.NotFound("override", $"{sku} {period}");
    }

    // The tag covers the stored override only: the warnings change with every month.
    private static async Task<OverrideAnswer> RespondAsync(
        RunKey run,
        Override stored,
        OverrideEvidence evidence,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        tags.Tagged(context, stored);
        return OverrideAnswer.From(
            stored,
            await evidence.WarningsAsync(run, stored, cancellationToken)
        );
    }
}

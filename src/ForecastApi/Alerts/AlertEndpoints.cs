using ForecastApi.Access;
using ForecastApi.Forecasting.Alerts;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Products;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Alerts;

public static class AlertEndpoints
{
    private const int MaxNote = 1000;
    private const int MaxAuthor = 200;

    public static void AddAlerts(this IServiceCollection services)
    {
        services
            .AddOptions<AlertOptions>()
            .BindConfiguration(AlertOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<AlertStore>();
        services.AddSingleton<AlertListStore>();
        services.AddSingleton<ReviewStore>();
        services.AddSingleton<RunReview>();
        services.AddSingleton<IRunPublishedHandler>(p => p.GetRequiredService<RunReview>());
    }

    public static void MapAlerts(this IEndpointRouteBuilder api)
    {
        var exceptions = api.MapGroup("/accuracy/exceptions")
            .WithTags("Exceptions")
            .ProducesProblems(400)
            .Parameter("rule", "The rule that raised the exception.");
        exceptions
            .MapGet("/", ListAsync)
            .Named("listExceptions", "List exceptions by priority")
            .Describe("Ranked by money at stake × surprise, as of the latest reviewed run.")
            .Parameter("state", "The state of the exception; all except resolved if omitted.");
        exceptions
            .MapGet("/{sku}/{rule}", GetAsync)
            .Named("getException", "Get an exception")
            .Describe("With its state and note.")
            .ProducesProblems(404);
        exceptions
            .MapPut("/{sku}/{rule}", PutAsync)
            .Named("setExceptionState", "Set the state of an exception")
            .Describe(
                "Acknowledges, resolves or reopens an exception. An exception is resolved automatically when its condition ends, and opens again if the condition recurs."
            )
            .JsonExample("""{ "state": "acknowledged", "note": "It is new", "author": "Ben" }""")
            .For(Roles.Planner)
            .ProducesProblems(404, 412, 415)
            .ProducesCodes(409, ProblemCodes.ConditionGone);
    }

    private static async Task<Ok<AlertList>> ListAsync(
        QueryEnum<AlertRule>? rule,
        QueryEnum<AlertState>? state,
        string? sku,
        int? limit,
        string? cursor,
        AlertListStore store,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await store.ListAsync(
                rule?.Value,
                state?.Value,
                sku,
                new PageRequest(limit, cursor).Validated("exceptions"),
                cancellationToken
            )
        );

    private static async Task<Ok<AlertItem>> GetAsync(
        string sku,
        QueryEnum<AlertRule> rule,
        AlertStore store,
        ETags etags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        ProductRules.CheckSku(sku);
        return TypedResults.Ok(
            etags.Tagged(
                context,
                await store.GetAsync(sku, rule.Value, cancellationToken)
                    ?? throw ProblemException.NotFound("such exception of product", sku)
            )
        );
    }

    private static async Task<Ok<AlertItem>> PutAsync(
        string sku,
        QueryEnum<AlertRule> rule,
        AlertUpdate update,
        AlertStore store,
        ETags etags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        ProductRules.CheckSku(sku);
        new Validation()
            .Text("note", update.Note, MaxNote)
            .Text("author", update.Author, MaxAuthor)
            .ThrowIfAny();
        return TypedResults.Ok(
            etags.Tagged(
                context,
                await store.UpdateAsync(
                    sku,
                    rule.Value,
                    update,
                    stored => etags.RequireMatch(context, stored),
                    cancellationToken
                )
            )
        );
    }
}

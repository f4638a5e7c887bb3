using ForecastApi.Access;
using ForecastApi.Forecasting.Alerts;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Products;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Alerts;

public static class ExceptionEndpoints
{
    private const int MaxNote = 1000;
    private const int MaxAuthor = 200;

    public static void AddExceptions(this IServiceCollection services)
    {
        services
            .AddOptions<ExceptionOptions>()
            .BindConfiguration(ExceptionOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<ExceptionStore>();
        services.AddSingleton<ExceptionListStore>();
        services.AddSingleton<ReviewStore>();
        services.AddSingleton<RunReview>();
        services.AddSingleton<IRunFollower>(p => p.GetRequiredService<RunReview>());
    }

    public static void MapExceptions(this IEndpointRouteBuilder api)
    {
        var exceptions = api.MapGroup("/accuracy/exceptions")
            .WithTags("Exceptions")
            .ProducesProblems(400);
        exceptions
            .MapGet("/", ListAsync)
            .Named("listExceptions", "What to open first: money at stake × surprise");
        exceptions
            .MapGet("/{sku}/{rule}", GetAsync)
            .Named("getException", "Read one exception")
            .ProducesProblems(404);
        exceptions
            .MapPut("/{sku}/{rule}", PutAsync)
            .Named("setExceptionState", "Acknowledge or resolve an exception, or open it again")
            .For(Roles.Planner)
            .ProducesProblems(404, 409, 412, 415);
    }

    private static async Task<Ok<ExceptionList>> ListAsync(
        QueryEnum<AlertRule>? rule,
        QueryEnum<ExceptionState>? state,
        string? sku,
        int? limit,
        string? cursor,
        ExceptionListStore store,
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

    private static async Task<Ok<ExceptionItem>> GetAsync(
        string sku,
        QueryEnum<AlertRule> rule,
        ExceptionStore store,
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

    private static async Task<Ok<ExceptionItem>> PutAsync(
        string sku,
        QueryEnum<AlertRule> rule,
        ExceptionUpdate update,
        ExceptionStore store,
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

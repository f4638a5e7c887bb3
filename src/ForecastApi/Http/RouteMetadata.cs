using ForecastApi.Http.Concurrency;
using ForecastApi.Http.Metadata;

namespace ForecastApi.Http;

/// <summary>Documents an operation in its route table: names, texts, examples and errors, as the OpenAPI document shows them.</summary>
public static class RouteMetadata
{
    private const string Json = "application/json";
    private const string Csv = "text/csv";

    /// <summary>Sets the operation id and the summary.</summary>
    public static TBuilder Named<TBuilder>(this TBuilder builder, string id, string summary)
        where TBuilder : IEndpointConventionBuilder => builder.WithName(id).WithSummary(summary);

    /// <summary>Sets the description, in sentences.</summary>
    public static TBuilder Describe<TBuilder>(this TBuilder builder, string description)
        where TBuilder : IEndpointConventionBuilder => builder.WithDescription(description);

    /// <summary>Describes a query parameter whose meaning is specific to the operation.</summary>
    public static TBuilder Parameter<TBuilder>(
        this TBuilder builder,
        string name,
        string description,
        string? example = null
    )
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new ParameterDescription(name, description, example));

    /// <summary>Sets an example of the JSON body, which a test sends.</summary>
    public static TBuilder JsonExample<TBuilder>(this TBuilder builder, string body)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RequestExample(Json, body));

    /// <summary>Sets an example of the CSV body, which a test sends.</summary>
    public static TBuilder CsvExample<TBuilder>(this TBuilder builder, string body)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RequestExample(Csv, body));

    /// <summary>Adds error responses with the general code of their status.</summary>
    public static TBuilder ProducesProblems<TBuilder>(this TBuilder builder, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
            builder.ProducesCodes(status);
        return builder;
    }

    /// <summary>Adds an error response with its specific <see cref="ProblemCodes"/>.</summary>
    public static TBuilder ProducesCodes<TBuilder>(
        this TBuilder builder,
        int status,
        params string[] codes
    )
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(
            new ProducesResponseTypeMetadata(
                status,
                typeof(ApiProblem),
                ["application/problem+json"]
            )
        );
        return codes.Length == 0
            ? builder
            : builder.WithMetadata(new ProducedProblemCodes(status, codes));
    }

    /// <summary>Documents that the operation supports <c>Prefer: respond-async</c>.</summary>
    public static TBuilder RespondsAsync<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RespondsAsyncAttribute());

    /// <summary>
    /// Limits how many requests that read and aggregate many rows run at once, off the threads that answer requests.
    /// </summary>
    public static RouteHandlerBuilder Aggregates(this RouteHandlerBuilder route) =>
        route
            .AddEndpointFilter(
                async (context, next) =>
                    await Computing(context)
                        .ReadAsync(() => next(context).AsTask(), context.HttpContext.RequestAborted)
            )
            .ProducesCodes(429, ProblemCodes.Busy, ProblemCodes.TooManyRequests);

    /// <summary>Streams many rows off the threads that answer requests.</summary>
    public static RouteHandlerBuilder StreamsRows(this RouteHandlerBuilder route) =>
        route.AddEndpointFilter(
            async (context, next) =>
                await Computing(context)
                    .StreamAsync(() => next(context).AsTask(), context.HttpContext.RequestAborted)
        );

    private static RequestComputing Computing(EndpointFilterInvocationContext context) =>
        context.HttpContext.RequestServices.GetRequiredService<RequestComputing>();

    /// <summary>Limits how many requests of this kind run at once.</summary>
    public static TBuilder LimitConcurrency<TBuilder>(this TBuilder builder, ConcurrencyLimit limit)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new ConcurrencyLimitedAttribute(limit));
}

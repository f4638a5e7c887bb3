namespace ForecastApi.Http;

/// <summary>Short words for the route tables: what an operation is called and which refusals it can answer.</summary>
public static class RouteMetadata
{
    public static TBuilder Named<TBuilder>(this TBuilder builder, string id, string summary)
        where TBuilder : IEndpointConventionBuilder => builder.WithName(id).WithSummary(summary);

    public static TBuilder ProducesProblems<TBuilder>(this TBuilder builder, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
            builder.WithMetadata(
                new ProducesResponseTypeMetadata(
                    status,
                    typeof(ApiProblem),
                    ["application/problem+json"]
                )
            );
        return builder;
    }
}

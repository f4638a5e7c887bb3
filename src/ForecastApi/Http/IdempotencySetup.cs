using ForecastApi.Http.Metadata;

namespace ForecastApi.Http;

/// <summary>Registers the <c>Idempotency-Key</c> support.</summary>
public static class IdempotencySetup
{
    public static void AddIdempotency(this IServiceCollection services) =>
        services.AddSingleton<IdempotencyStore>();

    /// <summary>Makes the operation safe to repeat with an <c>Idempotency-Key</c>.</summary>
    public static RouteHandlerBuilder Idempotent(
        this RouteHandlerBuilder route,
        string operation
    ) => route.WithMetadata(new IdempotentAttribute(operation));
}

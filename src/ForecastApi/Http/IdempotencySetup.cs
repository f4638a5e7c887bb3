using ForecastApi.Http.Metadata;

namespace ForecastApi.Http;

/// <summary>Registers the <c>Idempotency-Key</c> support.</summary>
public static class IdempotencySetup
{
    public static void AddIdempotency(this IServiceCollection services) =>
        services.AddSingleton<IdempotencyStore>();

    /// <summary>Makes the operation safe to repeat with an <c>Idempotency-Key</c>.</summary>
    /// <param name="route">The operation.</param>
    /// <param name="operation">Its name in the stored record.</param>
    /// <param name="secret">Whether the response contains a secret and is stored encrypted.</param>
    public static RouteHandlerBuilder Idempotent(
        this RouteHandlerBuilder route,
        string operation,
        bool secret = false
    ) => route.WithMetadata(new IdempotentAttribute(operation, secret));
}

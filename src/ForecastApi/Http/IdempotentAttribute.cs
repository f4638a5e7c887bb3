namespace ForecastApi.Http;

/// <summary>Marks an operation that stores its receipt.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdempotentAttribute(string operation) : Attribute
{
    public string Operation { get; } = operation;
}

public static class IdempotencySetup
{
    public static void AddIdempotency(this IServiceCollection services) =>
        services.AddSingleton<ReceiptStore>();

    /// <summary>Lets callers repeat the operation safely with an <c>Idempotency-Key</c>.</summary>
    public static RouteHandlerBuilder Idempotent(
        this RouteHandlerBuilder route,
        string operation
    ) => route.WithMetadata(new IdempotentAttribute(operation));
}

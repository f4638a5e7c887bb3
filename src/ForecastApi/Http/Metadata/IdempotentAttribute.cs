namespace ForecastApi.Http.Metadata;

/// <summary>Marks an operation that stores its response under the request's <c>Idempotency-Key</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdempotentAttribute(string operation, bool secret) : Attribute
{
    public string Operation { get; } = operation;

    /// <summary>Whether the response contains a secret, so that it is stored encrypted.</summary>
    public bool Secret { get; } = secret;
}

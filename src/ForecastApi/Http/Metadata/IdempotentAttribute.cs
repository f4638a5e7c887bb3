namespace ForecastApi.Http.Metadata;

/// <summary>Marks an operation that stores its response under the request's <c>Idempotency-Key</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdempotentAttribute(string operation) : Attribute
{
    public string Operation { get; } = operation;
}

namespace ForecastApi.Http.Metadata;

/// <summary>Marks an operation that supports <c>Prefer: respond-async</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RespondsAsyncAttribute : Attribute;

using System.Text.Json;

namespace ForecastApi.Access;

/// <summary>One change.</summary>
/// <param name="Actor">Who: a key's name, a token's subject, or <c>service</c>.</param>
/// <param name="Action">What was done, as the operation is called.</param>
/// <param name="Target">To what.</param>
/// <param name="Before">What was stored; null when it was new.</param>
/// <param name="After">What is stored now; null when it is gone.</param>
public sealed record AuditEntry(
    DateTimeOffset ChangedAt,
    string Actor,
    string Action,
    string Target,
    JsonElement? Before,
    JsonElement? After,
    string? TraceId
);

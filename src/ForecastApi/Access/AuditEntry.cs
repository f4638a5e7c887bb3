using System.Text.Json;

namespace ForecastApi.Access;

/// <summary>A change of stored data.</summary>
/// <param name="Actor">The author: the name of a key, the subject of a token, or <c>service</c>.</param>
/// <param name="ActorId">Identifies the author: <c>key:</c> and the id of a key, or <c>token:</c> with issuer and subject; null in entries of earlier versions.</param>
/// <param name="Action">The operation id.</param>
/// <param name="Target">The SKU or id of the changed resource.</param>
/// <param name="Before">The stored value before the change; null if it was new.</param>
/// <param name="After">The stored value after the change; null if it was deleted.</param>
public sealed record AuditEntry(
    DateTimeOffset ChangedAt,
    string Actor,
    string? ActorId,
    string Action,
    string Target,
    JsonElement? Before,
    JsonElement? After,
    string? TraceId
);

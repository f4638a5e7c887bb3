namespace ForecastApi.Access;

/// <param name="Name">The purpose of the key.</param>
/// <param name="Roles">The roles of the key.</param>
/// <param name="ExpiresAt">The expiry; null = valid until revoked.</param>
public sealed record ApiKeyRequest(
    string Name,
    IReadOnlyList<Role> Roles,
    DateTimeOffset? ExpiresAt = null
);

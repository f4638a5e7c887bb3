namespace ForecastApi.Access;

/// <param name="Name">What the key is for.</param>
/// <param name="Roles">What it may do.</param>
/// <param name="ExpiresAt">When it ends; null = when it is revoked.</param>
public sealed record ApiKeyRequest(
    string Name,
    IReadOnlyList<Role> Roles,
    DateTimeOffset? ExpiresAt = null
);

using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace ForecastApi.Access;

/// <summary>A stored key; its secret was shown once and is not kept.</summary>
public sealed record ApiKey(
    string Id,
    string Name,
    IReadOnlyList<Role> Roles,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt
)
{
    public bool IsUsable(DateTimeOffset now) =>
        RevokedAt is null && (ExpiresAt is null || ExpiresAt > now);
}

/// <summary>A new key with its text, which is shown this once.</summary>
public sealed record NewApiKey(string Key, ApiKey Stored);

/// <param name="Name">What the key is for.</param>
/// <param name="Roles">What it may do.</param>
/// <param name="ExpiresAt">When it ends; null = when it is revoked.</param>
public sealed record ApiKeyRequest(
    string Name,
    IReadOnlyList<Role> Roles,
    DateTimeOffset? ExpiresAt = null
);

/// <summary>The text of a key: a prefix by which leaks are found, an id, and 256 random bits.</summary>
public sealed record ApiKeyText(string Id, [property: JsonIgnore] string Secret)
{
    public const string Prefix = "fa_";

    private const int IdBytes = 6;
    private const int SecretBytes = 32;

    /// <summary>Of a secret of 256 random bits a plain hash tells nothing; there is nothing to guess from.</summary>
    public string Hash => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(Secret)));

    public static ApiKeyText Create() =>
        new(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)),
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))
        );

    /// <summary>Null where the text is no key.</summary>
    public static ApiKeyText? Parse(string? text) =>
        text?.Split('_') is ["fa", { Length: 2 * IdBytes } id, { Length: 2 * SecretBytes } secret]
            ? new(id, secret)
            : null;

    public override string ToString() => $"{Prefix}{Id}_{Secret}";
}

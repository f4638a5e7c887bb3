using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace ForecastApi.Access;

/// <summary>The text of a key: a prefix for secret scanners, an id, and 256 random bits.</summary>
public sealed record ApiKeyText(string Id, [property: JsonIgnore] string Secret)
{
    public const string Prefix = "fa_";

    private const int IdBytes = 6;
    private const int SecretBytes = 32;

    /// <summary>The hash that is stored. A plain hash suffices, because 256 random bits cannot be guessed.</summary>
    public string Hash => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(Secret)));

    public static ApiKeyText Create() =>
        new(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)),
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))
        );

    /// <summary>Parses the text of a key; null if it has another form.</summary>
    public static ApiKeyText? Parse(string? text) =>
        text?.Split('_') is ["fa", { Length: 2 * IdBytes } id, { Length: 2 * SecretBytes } secret]
            ? new(id, secret)
            : null;

    public override string ToString() => $"{Prefix}{Id}_{Secret}";
}

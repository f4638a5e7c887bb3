using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace ForecastApi.Common;

/// <summary>The author of a request.</summary>
/// <param name="Id">
/// Identifies the author: <c>key:</c> and the id of an API key, or <c>token:</c> with issuer and subject. Null in records
/// of versions that stored the name only.
/// </param>
/// <param name="Name">The name for people: of the key, or the subject of the token.</param>
public sealed record Caller(string? Id, string Name)
{
    /// <summary>The author of changes without a request: the schedule, the demo, a command.</summary>
    public static readonly Caller Service = new("service", "service");

    /// <summary>The claim with the id; authentication sets it, never the content of a token.</summary>
    public const string IdClaim = "caller";

    /// <summary>The length of a stored id and of a stored name.</summary>
    private const int MaxLength = 200;

    /// <summary>Returns the author of a request; null if it is not authenticated.</summary>
    public static Caller? Of(ClaimsPrincipal user) =>
        user.FindFirst(IdClaim) is { } id ? new(id.Value, Cut(user.Identity?.Name ?? "")) : null;

    public static string KeyId(string id) => "key:" + id;

    /// <summary>Returns the id of a subject of an issuer; a long one is hashed.</summary>
    public static string TokenId(string issuer, string subject)
    {
        var id = $"token:{issuer}#{subject}";
        return id.Length <= MaxLength
            ? id
            : "token:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
    }

    private static string Cut(string text) => text.Length <= MaxLength ? text : text[..MaxLength];
}

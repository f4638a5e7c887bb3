using System.ComponentModel.DataAnnotations;

namespace ForecastApi.Access;

/// <summary>Section <c>Access</c>: whose tokens are taken. Keys are in the database.</summary>
public sealed class AccessOptions : IValidatableObject
{
    public const string Section = "Access";

    private const int LeastKeyBytes = 32;

    /// <summary>Where tokens' signing keys are found (OpenID Connect); empty = none are taken, unless there is a signing key.</summary>
    public string Authority { get; set; } = "";

    /// <summary>Who must have issued a token; empty = the authority.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>Whom a token must be for.</summary>
    public string Audience { get; set; } = "";

    /// <summary>A secret shared with the issuer, in Base64, instead of an authority.</summary>
    public string SigningKey { get; set; } = "";

    /// <summary>The claim that holds reader, planner, importer or admin.</summary>
    [Required]
    public string RoleClaim { get; set; } = "roles";

    /// <summary>How long a sign-in lasts.</summary>
    [Range(1, 720)]
    public int SignInHours { get; set; } = 12;

    public bool TakesTokens => Authority.Length > 0 || SigningKey.Length > 0;

    public byte[] SigningKeyBytes() => Convert.FromBase64String(SigningKey);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TakesTokens && Audience.Length == 0)
            yield return new("Access:Audience must name whom tokens are for.", [nameof(Audience)]);
        if (SigningKey.Length > 0 && Authority.Length > 0)
            yield return new(
                "Access:SigningKey and Access:Authority exclude each other; set one.",
                [nameof(SigningKey)]
            );
        if (SigningKey.Length > 0 && Issuer.Length == 0)
            yield return new(
                "Access:Issuer must name who signs with Access:SigningKey.",
                [nameof(Issuer)]
            );
        var bytes = new byte[SigningKey.Length];
        if (
            SigningKey.Length > 0
            && (
                !Convert.TryFromBase64String(SigningKey, bytes, out var length)
                || length < LeastKeyBytes
            )
        )
            yield return new(
                "Access:SigningKey must be at least 32 bytes in Base64.",
                [nameof(SigningKey)]
            );
    }
}

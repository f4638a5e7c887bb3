using System.ComponentModel.DataAnnotations;

namespace ForecastApi.Access;

/// <summary>Section <c>Access</c>: the tokens that the service accepts, sign-ins and their protection. API keys are in the database.</summary>
public sealed class AccessOptions : IValidatableObject
{
    public const string Section = "Access";

    private const int MinKeyBytes = 32;

    /// <summary>The OpenID Connect authority that signs tokens. Empty = tokens are accepted only with a signing key.</summary>
    public string Authority { get; set; } = "";

    /// <summary>The issuer of tokens; empty = the authority.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>The audience of tokens.</summary>
    public string Audience { get; set; } = "";

    /// <summary>The secret shared with the issuer, in Base64, as an alternative to an authority.</summary>
    public string SigningKey { get; set; } = "";

    /// <summary>The claim with the roles: reader, planner, importer or admin.</summary>
    [Required]
    public string RoleClaim { get; set; } = "roles";

    /// <summary>The lifetime of a sign-in, in hours.</summary>
    [Range(1, 720)]
    public int SignInHours { get; set; } = 12;

    /// <summary>
    /// The file of a PKCS #12 certificate with an RSA key that encrypts the keys of cookies and forms in the database; the
    /// same on all nodes. Empty = they are stored unencrypted.
    /// </summary>
    public string ProtectionCertificate { get; set; } = "";

    /// <summary>The password of the certificate.</summary>
    public string ProtectionPassword { get; set; } = "";

    public bool AcceptsTokens => Authority.Length > 0 || SigningKey.Length > 0;

    public byte[] SigningKeyBytes() => Convert.FromBase64String(SigningKey);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AcceptsTokens && Audience.Length == 0)
            yield return new(
                "Access:Audience must name the audience of tokens.",
                [nameof(Audience)]
            );
        if (SigningKey.Length > 0 && Authority.Length > 0)
            yield return new(
                "Access:SigningKey and Access:Authority are mutually exclusive; set one of them.",
                [nameof(SigningKey)]
            );
        if (SigningKey.Length > 0 && Issuer.Length == 0)
            yield return new(
                "Access:Issuer must name the issuer that signs with Access:SigningKey.",
                [nameof(Issuer)]
            );
        if (ProtectionCertificate.Length > 0)
        {
            using var certificate = Access.ProtectionCertificate.Load(
                ProtectionCertificate,
                ProtectionPassword,
                out var reason
            );
            if (certificate is null)
                yield return new(
                    $"Access:ProtectionCertificate '{ProtectionCertificate}' cannot be used: {reason}.",
                    [nameof(ProtectionCertificate)]
                );
        }
        var bytes = new byte[SigningKey.Length];
        if (
            SigningKey.Length > 0
            && (
                !Convert.TryFromBase64String(SigningKey, bytes, out var length)
                || length < MinKeyBytes
            )
        )
            yield return new(
                "Access:SigningKey must be at least 32 bytes in Base64.",
                [nameof(SigningKey)]
            );
    }
}

using System.Security.Claims;
using System.Text.Encodings.Web;
using ForecastApi.Common;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ForecastApi.Access;

/// <summary>Authenticates callers by the API key in <c>X-Api-Key</c>, or in <c>Authorization: Bearer</c> for clients that support no other header.</summary>
public sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ApiKeyStore keys,
    ApiKeyUse use
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string Header = "X-Api-Key";
    public const string BearerPrefix = "Bearer ";

    /// <summary>The claim with the id of the key, so that a sign-in ends when its key is revoked.</summary>
    public const string KeyClaim = "key";

    /// <summary>Returns the bearer token of a request; empty if it has none.</summary>
    public static string BearerToken(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var text
        && text.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
            ? text[BearerPrefix.Length..].Trim()
            : "";

    public static ClaimsIdentity Identity(ApiKey key, string scheme) =>
        new(
            [
                new(ClaimTypes.Name, key.Name),
                new(Caller.IdClaim, Caller.KeyId(key.Id)),
                new(KeyClaim, key.Id),
                .. Roles.Claims(key.Roles.Select(Roles.NameOf)),
            ],
            scheme
        );

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var text = Request.Headers[Header].ToString();
        if (text.Length == 0)
            text = BearerToken(Request);
        if (
            ApiKeyText.Parse(text.Trim()) is not { } parsed
            || await keys.FindAsync(parsed, Context.RequestAborted) is not { } key
        )
            return AuthenticateResult.Fail("The API key is unknown, expired or revoked.");
        use.Note(key.Id);
        return AuthenticateResult.Success(
            new(new ClaimsPrincipal(Identity(key, SchemeName)), SchemeName)
        );
    }
}

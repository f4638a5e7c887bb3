using System.Security.Claims;
using ForecastApi.Common;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace ForecastApi.Access;

/// <summary>Reduces a validated token to its author and roles, so that no other claim of it has a meaning here.</summary>
public static class TokenIdentity
{
    // OpenID Connect limits a subject to 255 ASCII characters
    private const int MaxSubjectLength = 255;

    /// <summary>Returns the identity of a token; null if it has no subject.</summary>
    public static ClaimsIdentity? Create(TokenValidatedContext context, string roleClaim)
    {
        var subject = context.Principal?.FindFirst("sub")?.Value;
        if (
            string.IsNullOrWhiteSpace(subject)
            || subject.Length > MaxSubjectLength
            || subject.Any(char.IsControl)
        )
            return null;
        return new(
            [
                new(ClaimTypes.Name, subject),
                new(Caller.IdClaim, Caller.TokenId(context.SecurityToken.Issuer, subject)),
                .. Roles.Claims(context.Principal!.FindAll(roleClaim).Select(c => c.Value)),
            ],
            JwtBearerDefaults.AuthenticationScheme
        );
    }
}

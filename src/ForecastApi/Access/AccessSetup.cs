using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace ForecastApi.Access;

/// <summary>Registers authentication: by API key, bearer token, sign-in cookie or, in Development, as the local developer.</summary>
public static class AccessSetup
{
    public const string CookieScheme = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>The claim of a cookie with the secret of its session.</summary>
    public const string SessionClaim = "session";

    private const string Default = "Access";

    public static void AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<AccessOptions>()
            .BindConfiguration(AccessOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddHttpContextAccessor();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<ApiKeyStore>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<ApiKeyUse>();
        services.AddHostedService(p => p.GetRequiredService<ApiKeyUse>());
        services.AddSingleton<AccessCheck>();
        services.AddAuthorization(Roles.AddPolicies);
        services
            .AddAuthentication(Default)
            .AddPolicyScheme(Default, null, o => o.ForwardDefaultSelector = SelectScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, LocalHandler>(LocalHandler.SchemeName, null)
            .AddJwtBearer()
            .AddCookie();
        services
            .AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<AccessOptions>, TimeProvider>(ConfigureTokens);
        services
            .AddOptions<CookieAuthenticationOptions>(CookieScheme)
            .Configure<IOptions<AccessOptions>, SessionStore>(ConfigureSignIns);
        var protection = services.AddDataProtection().SetApplicationName("ForecastApi");
        var access = configuration.GetSection(AccessOptions.Section);
        // The validation of the options reports a certificate that cannot be loaded
        if (
            access[nameof(AccessOptions.ProtectionCertificate)] is { Length: > 0 } file
            && ProtectionCertificate.Load(
                file,
                access[nameof(AccessOptions.ProtectionPassword)] ?? "",
                out _
            )
                is { } certificate
        )
            protection.ProtectKeysWithCertificate(certificate);
        services.AddSingleton<ProtectionKeyStore>();
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<ProtectionKeyStore>((o, store) => o.XmlRepository = store);
    }

    private static string SelectScheme(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers[ApiKeyHandler.Header].ToString().Length > 0)
            return ApiKeyHandler.SchemeName;
        var bearer = ApiKeyHandler.BearerToken(context.Request);
        if (bearer.Length > 0)
            return
                bearer.StartsWith(ApiKeyText.Prefix, StringComparison.Ordinal)
                || !context
                    .RequestServices.GetRequiredService<IOptions<AccessOptions>>()
                    .Value.AcceptsTokens
                ? ApiKeyHandler.SchemeName
                : JwtBearerDefaults.AuthenticationScheme;
        // An empty header is a key that the client lacks, not a request without one
        return headers.ContainsKey(ApiKeyHandler.Header) ? ApiKeyHandler.SchemeName
            : context.Request.Cookies.ContainsKey(CookieName) ? CookieScheme
            : LocalHandler.SchemeName;
    }

    private const string CookieName = "forecastapi";

    private static void ConfigureTokens(
        JwtBearerOptions jwt,
        IOptions<AccessOptions> options,
        TimeProvider clock
    )
    {
        var access = options.Value;
        jwt.MapInboundClaims = false;
        jwt.TimeProvider = clock;
        if (!access.AcceptsTokens)
            return;
        if (access.Authority.Length > 0)
            jwt.Authority = access.Authority;
        jwt.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = access.Issuer.Length > 0 ? access.Issuer : null,
            ValidAudience = access.Audience,
            IssuerSigningKey =
                access.SigningKey.Length > 0
                    ? new SymmetricSecurityKey(access.SigningKeyBytes())
                    : null,
            NameClaimType = "sub",
            RoleClaimType = access.RoleClaim,
            ClockSkew = TimeSpan.FromMinutes(1),
            LifetimeValidator = (from, to, _, parameters) =>
                clock.GetUtcNow() is var now
                && to + parameters.ClockSkew > now
                && (from is null || from - parameters.ClockSkew <= now),
        };
        jwt.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                if (TokenIdentity.Create(context, access.RoleClaim) is { } identity)
                    context.Principal = new ClaimsPrincipal(identity);
                else
                    context.Fail("The token has no subject (claim sub).");
                return Task.CompletedTask;
            },
        };
    }

    private static void ConfigureSignIns(
        CookieAuthenticationOptions cookie,
        IOptions<AccessOptions> options,
        SessionStore sessions
    )
    {
        cookie.Cookie.Name = CookieName;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(options.Value.SignInHours);
        cookie.SlidingExpiration = false;
        cookie.Events.OnValidatePrincipal = async context =>
        {
            var key = context.Principal?.FindFirst(ApiKeyHandler.KeyClaim)?.Value;
            var session = context.Principal?.FindFirst(SessionClaim)?.Value;
            if (
                key is null
                || session is null
                || !await sessions.IsOpenAsync(session, key, context.HttpContext.RequestAborted)
            )
                context.RejectPrincipal();
        };
    }
}

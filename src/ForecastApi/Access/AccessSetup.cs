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

    private const string Default = "Access";

    public static void AddAccess(this IServiceCollection services)
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
            .Configure<IOptions<AccessOptions>, ApiKeyStore>(ConfigureSignIns);
        services.AddDataProtection().SetApplicationName("ForecastApi");
        services.AddSingleton<ProtectionKeyStore>();
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<ProtectionKeyStore>((o, store) => o.XmlRepository = store);
    }

    private static string SelectScheme(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.ContainsKey(ApiKeyHandler.Header))
            return ApiKeyHandler.SchemeName;
        var bearer = headers.Authorization.ToString();
        if (bearer.StartsWith(ApiKeyHandler.BearerPrefix, StringComparison.OrdinalIgnoreCase))
            return
                bearer
                    .AsSpan(ApiKeyHandler.BearerPrefix.Length)
                    .TrimStart()
                    .StartsWith(ApiKeyText.Prefix, StringComparison.Ordinal)
                || !context
                    .RequestServices.GetRequiredService<IOptions<AccessOptions>>()
                    .Value.AcceptsTokens
                ? ApiKeyHandler.SchemeName
                : JwtBearerDefaults.AuthenticationScheme;
        return context.Request.Cookies.ContainsKey(CookieName)
            ? CookieScheme
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
    }

    private static void ConfigureSignIns(
        CookieAuthenticationOptions cookie,
        IOptions<AccessOptions> options,
        ApiKeyStore keys
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
            if (key is null || !await keys.IsUsableAsync(key, context.HttpContext.RequestAborted))
                context.RejectPrincipal();
        };
    }
}

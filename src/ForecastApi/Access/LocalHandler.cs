using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using ForecastApi.Common;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ForecastApi.Access;

/// <summary>In Development, authenticates requests from this machine, by one of its local names, as an administrator.</summary>
public sealed class LocalHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IHostEnvironment environment
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Local";

    public const string Name = "developer";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(
            environment.IsDevelopment()
            && Context.Connection.RemoteIpAddress is { } address
            && IPAddress.IsLoopback(address)
            && IsLocalName(Request.Host.Host)
            && !IsForwarded(Request.Headers)
                ? AuthenticateResult.Success(
                    new(
                        new ClaimsPrincipal(
                            new ClaimsIdentity(
                                [
                                    new(ClaimTypes.Name, Name),
                                    new(Caller.IdClaim, "local:" + Name),
                                    .. Roles.Claims([Roles.Admin]),
                                ],
                                SchemeName
                            )
                        ),
                        SchemeName
                    )
                )
                : AuthenticateResult.NoResult()
        );

    /// <summary>Whether a host name means this machine. The page of another site can resolve its own name to it (DNS rebinding).</summary>
    private static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Whether a proxy on this machine has forwarded the request from another one.</summary>
    private static bool IsForwarded(IHeaderDictionary headers) =>
        headers.ContainsKey("X-Forwarded-For") || headers.ContainsKey("Forwarded");
}

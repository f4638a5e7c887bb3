using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ForecastApi.Access;

/// <summary>In Development, authenticates requests from the loopback address as an administrator.</summary>
public sealed class LocalHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IHostEnvironment environment
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Local";

    private const string Name = "developer";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(
            environment.IsDevelopment()
            && Context.Connection.RemoteIpAddress is { } address
            && IPAddress.IsLoopback(address)
                ? AuthenticateResult.Success(
                    new(
                        new ClaimsPrincipal(
                            new ClaimsIdentity(
                                [new(ClaimTypes.Name, Name), .. Roles.Claims([Roles.Admin])],
                                SchemeName
                            )
                        ),
                        SchemeName
                    )
                )
                : AuthenticateResult.NoResult()
        );
}

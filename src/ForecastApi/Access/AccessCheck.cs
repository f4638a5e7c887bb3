using Microsoft.Extensions.Options;

namespace ForecastApi.Access;

/// <summary>Refuses to start outside Development when no authentication is configured.</summary>
public sealed class AccessCheck(
    IHostEnvironment environment,
    IOptions<AccessOptions> options,
    ApiKeyStore keys
)
{
    public const string Remedy =
        "No authentication is configured and the environment is not Development, so that any caller could read and change all data. "
        + "Create the first key (dotnet ForecastApi.dll key NAME admin), "
        + "accept tokens (Access__Authority and Access__Audience) "
        + "or, on your own machine only, set ASPNETCORE_ENVIRONMENT=Development.";

    /// <summary>Returns the reason not to start, with the remedy; null if the service may start.</summary>
    public async Task<string?> FindProblemAsync(CancellationToken cancellationToken) =>
        environment.IsDevelopment()
        || options.Value.AcceptsTokens
        || await keys.AnyUsableAsync(cancellationToken)
            ? null
            : Remedy;
}

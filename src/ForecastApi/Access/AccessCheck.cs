using Microsoft.Extensions.Options;

namespace ForecastApi.Access;

/// <summary>Refuses to start where nobody could be told from anybody else.</summary>
public sealed class AccessCheck(
    IHostEnvironment environment,
    IOptions<AccessOptions> options,
    ApiKeyStore keys
)
{
    public const string Remedy =
        "No access is configured, and the environment is not Development: anybody could read and change everything. "
        + "Make a first key (dotnet ForecastApi.dll key NAME admin), "
        + "or take tokens (Access__Authority and Access__Audience), "
        + "or, on your own machine only, set ASPNETCORE_ENVIRONMENT=Development.";

    /// <summary>What to do before the service may start; null when it may.</summary>
    public async Task<string?> RefusalAsync(CancellationToken cancellationToken) =>
        environment.IsDevelopment()
        || options.Value.TakesTokens
        || await keys.AnyUsableAsync(cancellationToken)
            ? null
            : Remedy;
}

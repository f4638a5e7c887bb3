using System.Globalization;
using ForecastApi.Http;
using Spectre.Console;

namespace ForecastApi.Access;

/// <summary><c>key NAME ROLES [DAYS]</c>: creates an API key on the server, such as the first one, and prints it once.</summary>
public sealed class KeyCommand(ApiKeyStore keys, TimeProvider clock)
{
    public const string Name = "key";

    private const int Refused = 1;
    private const int UsageError = 2;

    private const string Usage =
        "key NAME ROLES [DAYS]. ROLES is a comma-separated list of reader, planner, importer and admin; DAYS is the lifetime.";

    /// <returns>The exit code: 0, 1 if another key has the name, or 2 if the arguments are invalid.</returns>
    public async Task<int> RunAsync(
        string[] args,
        IAnsiConsole console,
        CancellationToken cancellationToken
    )
    {
        if (Parse(args) is not { } request)
        {
            console.WriteLine("Usage: " + Usage);
            return UsageError;
        }
        try
        {
            var created = await keys.CreateAsync(
                request,
                IdempotencyRecord.None,
                cancellationToken
            );
            console.WriteLine(created.Key);
            return 0;
        }
        catch (ProblemException refused)
        {
            console.WriteLine(refused.Message);
            return Refused;
        }
    }

    /// <summary>Parses the arguments; null if they are invalid.</summary>
    private ApiKeyRequest? Parse(string[] args)
    {
        if (args.Length is < 3 or > 4)
            return null;
        var names = args[2].Split(',');
        if (names.Except(Roles.All, StringComparer.Ordinal).Any())
            return null;
        DateTimeOffset? expiresAt = null;
        if (args.Length == 4)
        {
            if (
                !int.TryParse(
                    args[3],
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var days
                ) || days is < 1 or > ApiKeyEndpoints.MaxDays
            )
                return null;
            expiresAt = clock.GetUtcNow().AddDays(days);
        }
        var request = new ApiKeyRequest(
            args[1],
            [.. names.Select(name => Enum.Parse<Role>(name, ignoreCase: true))],
            expiresAt
        );
        // The lifetime has been checked in days: the endpoint excludes the last day, the command includes it
        return ApiKeyEndpoints.Check(request with { ExpiresAt = null }, clock.GetUtcNow()).HasErrors
            ? null
            : request;
    }
}

using System.Globalization;
using Spectre.Console;

namespace ForecastApi.Access;

/// <summary><c>key NAME ROLES [DAYS]</c>: makes a key where nobody has one yet, and shows it once.</summary>
public sealed class KeyCommand(ApiKeyStore keys, TimeProvider clock)
{
    public const string Name = "key";

    private const string Usage =
        "key NAME ROLES [DAYS], where ROLES are reader, planner, importer or admin, separated by commas.";

    public static bool IsAsked(string[] args) => args is [Name, ..];

    /// <summary>The exit code.</summary>
    public async Task<int> RunAsync(
        string[] args,
        IAnsiConsole console,
        CancellationToken cancellationToken
    )
    {
        var roles = new List<Role>();
        foreach (var text in args.ElementAtOrDefault(2)?.Split(',') ?? [])
            if (Roles.All.Contains(text, StringComparer.Ordinal))
                roles.Add(Enum.Parse<Role>(text, ignoreCase: true));
            else
                roles.Clear();
        var days = 0;
        if (
            args.Length is < 3 or > 4
            || roles.Count == 0
            || ApiKeyEndpoints.Check(new(args[1], roles, null), clock.GetUtcNow()).HasErrors
            || (
                args.Length == 4
                && !(
                    int.TryParse(args[3], NumberStyles.None, CultureInfo.InvariantCulture, out days)
                    && days is > 0 and <= ApiKeyEndpoints.MostDays
                )
            )
        )
        {
            console.WriteLine("Usage: " + Usage);
            return 2;
        }
        var made = await keys.CreateAsync(
            new(args[1], roles, days > 0 ? clock.GetUtcNow().AddDays(days) : null),
            cancellationToken
        );
        console.WriteLine(made.Key);
        return 0;
    }
}

using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Demo;
using Spectre.Console;

namespace ForecastApi.Hosting;

/// <summary>The commands of the command line. Without a command, the process serves requests.</summary>
public static class CommandLine
{
    /// <summary>Runs a command on the built host and returns the exit code.</summary>
    public delegate Task<int> Command(
        WebApplication app,
        string[] args,
        CancellationToken cancellationToken
    );

    private const int UnknownCommand = 2;

    private static readonly Dictionary<string, Command> Commands = new(StringComparer.Ordinal)
    {
        [BackupCommand.Name] = BackUpAsync,
        [KeyCommand.Name] = CreateKeyAsync,
        [DemoCommand.Name] = RunDemoAsync,
    };

    /// <summary>A command writes to the terminal, so only warnings are logged there.</summary>
    public static IReadOnlyDictionary<string, string?> QuietLogging { get; } =
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
        };

    /// <summary>Returns the command that the first argument names; null if there is none.</summary>
    public static Command? Find(string[] args) =>
        args is [var name, ..] ? Commands.GetValueOrDefault(name) : null;

    /// <summary>Whether the first argument is neither a command nor a setting, such as <c>--Currency=USD</c>.</summary>
    public static bool IsMisspelt(string[] args) =>
        args is [var name, ..]
        && !Commands.ContainsKey(name)
        && !name.StartsWith('-')
        && !name.Contains('=');

    /// <summary>Names the commands; returns the exit code.</summary>
    public static async Task<int> RefuseAsync(string name, TextWriter error)
    {
        await error.WriteLineAsync(
            $"'{name}' is not a command. The commands are {string.Join(", ", Commands.Keys)}; without one, the service starts."
        );
        return UnknownCommand;
    }

    // Reads the database as it is, so that a backup is possible before a migration
    private static Task<int> BackUpAsync(
        WebApplication app,
        string[] args,
        CancellationToken cancellationToken
    ) =>
        app
            .Services.GetRequiredService<BackupCommand>()
            .RunAsync(args, Console.Out, cancellationToken);

    private static async Task<int> CreateKeyAsync(
        WebApplication app,
        string[] args,
        CancellationToken cancellationToken
    ) =>
        await app.MigrateAsync(cancellationToken)
        ?? await app
            .Services.GetRequiredService<KeyCommand>()
            .RunAsync(args, AnsiConsole.Console, cancellationToken);

    private static Task<int> RunDemoAsync(
        WebApplication app,
        string[] args,
        CancellationToken cancellationToken
    ) =>
        app.ServeAsync(
            () =>
                app
                    .Services.GetRequiredService<DemoCommand>()
                    .RunAsync(app.Urls.First(), AnsiConsole.Console, cancellationToken),
            cancellationToken
        );
}

using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Hosting.Settings;
using Microsoft.Extensions.Options;

namespace ForecastApi.Hosting;

/// <summary>
/// The steps from the built host to the exit code of the process. An error that an operator can fix is written to
/// standard error, and the exit code is 1; a termination during the start ends with 0.
/// </summary>
public static class ServiceStartup
{
    public const int Succeeded = 0;
    public const int Failed = 1;

    /// <summary>
    /// Builds the host and validates all options, before the database is opened. Null if the configuration is invalid;
    /// every error has then been written.
    /// </summary>
    public static async Task<WebApplication?> TryBuildAsync(this WebApplicationBuilder builder)
    {
        try
        {
            var app = builder.Build();
            if (StartupErrors.DescribeConfiguration(SettingsCheck.Find(app.Services)) is { } errors)
            {
                await Console.Error.WriteLineAsync(errors);
                return null;
            }
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return app;
        }
        catch (Exception error) when (StartupErrors.DescribeConfiguration(error) is { } description)
        {
            await Console.Error.WriteLineAsync(description);
            return null;
        }
    }

    /// <summary>
    /// Migrates the database. It precedes everything else that opens the database: the storage of Hangfire creates its
    /// own schema in it.
    /// </summary>
    /// <returns>The exit code, or null to continue.</returns>
    public static async Task<int?> MigrateAsync(
        this WebApplication app,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await app.Services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
            return null;
        }
        catch (Exception error)
            when (StartupErrors.DescribeDatabase(error, app.Services.GetRequiredService<Database>())
                    is { } description
            )
        {
            await Console.Error.WriteLineAsync(description);
            return Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Succeeded;
        }
    }

    /// <summary>Migrates the database and serves requests until the process is asked to stop.</summary>
    /// <param name="app">The built host.</param>
    /// <param name="started">Runs once the service accepts requests; null = nothing.</param>
    /// <param name="cancellationToken">Cancelled when the process is asked to stop.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> ServeAsync(
        this WebApplication app,
        Func<Task>? started,
        CancellationToken cancellationToken
    )
    {
        if (await app.MigrateAsync(cancellationToken) is { } exitCode)
            return exitCode;
        var access = app.Services.GetRequiredService<AccessCheck>();
        if (await access.FindProblemAsync(cancellationToken) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return Failed;
        }
        app.UseForecastApi();
        try
        {
            await app.StartAsync(cancellationToken);
            app.Services.GetRequiredService<StartupLog>().End();
        }
        catch (Exception error) when (StartupErrors.DescribeServer(error) is { } description)
        {
            await Console.Error.WriteLineAsync(description);
            // Background work has started before the web server
            await app.StopAsync(CancellationToken.None);
            return Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Succeeded;
        }
        try
        {
            if (started is not null)
                await started();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host is stopping already, and the wait below ends
        }
        await app.WaitForShutdownAsync(cancellationToken);
        return Succeeded;
    }
}

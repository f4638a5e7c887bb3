namespace ForecastApi.Hosting;

/// <summary>
/// Keeps the host and the web server from logging the exception of a start that fails: the error is written as one line
/// instead. Their errors after the start are logged.
/// </summary>
public sealed class StartupLog
{
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";
    private const string Server = "Microsoft.AspNetCore.Server.Kestrel";

    private volatile bool _started;

    public static void AddTo(WebApplicationBuilder builder)
    {
        var log = new StartupLog();
        builder.Services.AddSingleton(log);
        foreach (var category in (string[])[Host, Server])
            builder.Logging.AddFilter(category, level => level >= LogLevel.Warning && log._started);
    }

    /// <summary>Marks the start as successful.</summary>
    public void End() => _started = true;
}

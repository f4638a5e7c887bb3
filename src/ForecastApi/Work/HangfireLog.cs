using Hangfire.Logging;
using HangfireLevel = Hangfire.Logging.LogLevel;
using Level = Microsoft.Extensions.Logging.LogLevel;

namespace ForecastApi.Work;

/// <summary>
/// Forwards Hangfire's log and keeps its last error for the health check. Hangfire holds the provider in a static
/// field, so it must outlive the host that set it.
/// </summary>
public sealed class HangfireLog(ILoggerFactory factory, TimeProvider clock) : ILogProvider
{
    private volatile LastError? _last;

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The last error that Hangfire logged; null if there is none.</summary>
    public LastError? Last => _last;

    public ILog GetLogger(string name) => new Category(this, name);

    public sealed record LastError(DateTimeOffset At, string Message);

    private ILogger? TryCreate(string name)
    {
        try
        {
            return factory.CreateLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }

    private sealed class Category(HangfireLog owner, string name) : ILog
    {
        private readonly ILogger? _logger = owner.TryCreate(name);

        public bool Log(
            HangfireLevel logLevel,
            Func<string>? messageFunc,
            Exception? exception = null
        )
        {
            var level = (Level)logLevel;
            if (messageFunc is null)
                return _logger?.IsEnabled(level) == true;
            if (level >= Level.Error || (level == Level.Warning && exception is not null))
                owner._last = new(
                    owner.Now,
                    exception is null ? messageFunc() : exception.GetBaseException().Message
                );
#pragma warning disable CA2254, CA1848 // Hangfire formats the text
            _logger?.Log(level, exception, messageFunc());
#pragma warning restore CA2254, CA1848
            return true;
        }
    }
}

using ForecastApi.Http;

namespace ForecastApi.Hosting;

/// <summary>
/// Gives running requests some time to complete when the service stops, then cancels them with 503 and
/// <c>Retry-After</c>, so that the process exits in time. Plans end at once.
/// </summary>
public sealed class GracefulShutdown : IDisposable
{
    /// <summary>The time for requests; the rest of the host's timeout is for background work.</summary>
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(15);

    /// <summary>The time that the host waits for its services, including the web server.</summary>
    public static readonly TimeSpan HostTimeout = TimeSpan.FromSeconds(25);

    private const string RetryAfterSeconds = "10";

    private readonly RequestDelegate _next;
    private readonly CancellationTokenSource _expired = new();
    private readonly CancellationToken _stopping;
    private readonly ITimer _timer;

    public GracefulShutdown(
        RequestDelegate next,
        IHostApplicationLifetime lifetime,
        TimeProvider clock
    )
    {
        _next = next;
        _stopping = lifetime.ApplicationStopping;
        _timer = clock.CreateTimer(
            _ => _expired.Cancel(),
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        lifetime.ApplicationStopping.Register(() =>
            _timer.Change(RequestTimeout, Timeout.InfiniteTimeSpan)
        );
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var aborted = context.RequestAborted;
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(aborted, _expired.Token);
        context.RequestAborted = linked.Token;
        try
        {
            await _next(context);
        }
        catch (OperationCanceledException)
            when (_stopping.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            throw new ProblemException(
                StatusCodes.Status503ServiceUnavailable,
                ProblemCodes.Stopping,
                "The service is shutting down and cannot complete the request in time. Check whether the change was stored; if not, send the request again."
            ).With("Retry-After", RetryAfterSeconds);
        }
        finally
        {
            context.RequestAborted = aborted;
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _expired.Dispose();
    }
}

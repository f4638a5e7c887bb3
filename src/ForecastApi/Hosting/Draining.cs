using ForecastApi.Http;

namespace ForecastApi.Hosting;

/// <summary>
/// When the service is told to stop, requests have some time to end; those that take longer are ended with the word to
/// come back, so that the process ends in time.
/// </summary>
public sealed class Draining : IDisposable
{
    /// <summary>The rest of the time that the process may take is for handing work back.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>How long the host waits for its services, the web server among them.</summary>
    public static readonly TimeSpan Shutdown = TimeSpan.FromSeconds(25);

    private const string ComeBackSeconds = "10";

    private readonly RequestDelegate _next;
    private readonly CancellationTokenSource _over = new();
    private readonly ITimer _timer;

    public Draining(RequestDelegate next, IHostApplicationLifetime lifetime, TimeProvider clock)
    {
        _next = next;
        _timer = clock.CreateTimer(
            _ => _over.Cancel(),
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        lifetime.ApplicationStopping.Register(() =>
            _timer.Change(Patience, Timeout.InfiniteTimeSpan)
        );
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var caller = context.RequestAborted;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(caller, _over.Token);
        context.RequestAborted = ended.Token;
        try
        {
            await _next(context);
        }
        catch (OperationCanceledException)
            when (_over.IsCancellationRequested && !caller.IsCancellationRequested)
        {
            throw new ProblemException(
                StatusCodes.Status503ServiceUnavailable,
                "stopping",
                "The service is stopping and this request would have taken too long; look whether it was stored, and send it again if not."
            ).With("Retry-After", ComeBackSeconds);
        }
        finally
        {
            context.RequestAborted = caller;
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _over.Dispose();
    }
}

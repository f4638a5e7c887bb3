using System.Globalization;
using System.Threading.RateLimiting;
using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Http.Metadata;
using Microsoft.Extensions.Options;

namespace ForecastApi.Hosting.Uploads;

/// <summary>
/// Receives the whole body of work that is limited or repeatable before the work begins, so that a slow sender holds
/// neither a slot of others nor a connection to the database, and an aborted one leaves nothing behind. A caller sends a
/// few bodies at a time.
/// </summary>
public sealed class ReceivedBodies(
    RequestDelegate next,
    BodySpool spool,
    IOptions<TrafficOptions> options
) : IDisposable
{
    private const int RetryAfterSeconds = 5;

    private readonly PartitionedRateLimiter<string> _uploads = PartitionedRateLimiter.Create<
        string,
        string
    >(
        caller =>
            RateLimitPartition.GetConcurrencyLimiter(
                caller,
                _ =>
                    new()
                    {
                        PermitLimit = options.Value.UploadsPerCaller,
                        QueueLimit = options.Value.Waiting,
                        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
                    }
            ),
        StringComparer.Ordinal
    );

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsReceivedFirst(context))
        {
            await next(context);
            return;
        }
        var body = await ReceiveAsync(context);
        await using (body)
        {
            context.Request.Body = body;
            await next(context);
        }
    }

    public void Dispose() => _uploads.Dispose();

    private static bool IsReceivedFirst(HttpContext context) =>
        context.GetEndpoint()?.Metadata is { } metadata
        && (
            metadata.GetMetadata<ConcurrencyLimitedAttribute>() is not null
            || metadata.GetMetadata<IdempotentAttribute>() is not null
        );

    private async Task<Stream> ReceiveAsync(HttpContext context)
    {
        var caller = Caller.Of(context.User)?.Id ?? "";
        using var lease = await _uploads.AcquireAsync(caller, 1, context.RequestAborted);
        return lease.IsAcquired
            ? await spool.ReceiveAsync(
                context.Request.Body,
                BodyLimits.LimitOf(context, options.Value),
                context.RequestAborted
            )
            : throw new ProblemException(
                StatusCodes.Status429TooManyRequests,
                ProblemCodes.Busy,
                "Too many bodies of this caller are being received. Retry in a few seconds; read requests still work."
            ).With("Retry-After", RetryAfterSeconds.ToString(CultureInfo.InvariantCulture));
    }
}

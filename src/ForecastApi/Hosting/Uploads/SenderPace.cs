using System.Globalization;
using ForecastApi.Http;

namespace ForecastApi.Hosting.Uploads;

/// <summary>
/// Reads a body and ends one that arrives too slowly. Only the time of waiting for the sender counts, and each window of
/// it by itself: a fast start does not pay for a stall.
/// </summary>
public sealed class SenderPace(int bytesPerSecond, TimeSpan window, TimeProvider clock)
{
    private TimeSpan _waited;
    private long _bytes;

    /// <exception cref="ProblemException">408: too few bytes have arrived in a window.</exception>
    public async ValueTask<int> ReadAsync(
        Stream body,
        Memory<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        using var stalled = new CancellationTokenSource(window, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            stalled.Token
        );
        var started = clock.GetTimestamp();
        int read;
        try
        {
            read = await body.ReadAsync(buffer, either.Token);
        }
        catch (OperationCanceledException)
            when (stalled.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw TooSlow();
        }
        _waited += clock.GetElapsedTime(started);
        _bytes += read;
        if (_waited < window)
            return read;
        if (read > 0 && _bytes < bytesPerSecond * window.TotalSeconds)
            throw TooSlow();
        (_waited, _bytes) = (TimeSpan.Zero, 0);
        return read;
    }

    private ProblemException TooSlow() =>
        new(
            StatusCodes.Status408RequestTimeout,
            ProblemCodes.RequestTimeout,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The body arrives at less than {bytesPerSecond} bytes per second. Nothing was stored; send it again over a faster connection."
            )
        );
}

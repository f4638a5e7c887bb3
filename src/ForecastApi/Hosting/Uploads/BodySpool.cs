using ForecastApi.Http;
using ForecastApi.Http.Tables;
using Microsoft.Extensions.Options;

namespace ForecastApi.Hosting.Uploads;

/// <summary>Receives a body into memory or, beyond 64 KiB, into a temporary file that ends with its stream or the process.</summary>
public sealed class BodySpool(IOptions<TrafficOptions> options, TimeProvider clock)
{
    private const int MaxMemoryBytes = 64 * 1024;

    /// <summary>Returns the received body, at its start.</summary>
    /// <exception cref="ProblemException">408: the sender is too slow. 413: the body is too large. 503: the disk is full.</exception>
    public async Task<Stream> ReceiveAsync(
        Stream body,
        long maxBytes,
        CancellationToken cancellationToken
    )
    {
        var pace = new SenderPace(
            options.Value.MinUploadBytesPerSecond,
            TimeSpan.FromSeconds(options.Value.UploadGraceSeconds),
            clock
        );
        Stream received = new MemoryStream();
        try
        {
            var buffer = new byte[MaxMemoryBytes];
            for (int read; (read = await pace.ReadAsync(body, buffer, cancellationToken)) > 0; )
            {
                if (received.Length + read > maxBytes)
                    throw TooLarge(maxBytes);
                if (received is MemoryStream memory && received.Length + read > MaxMemoryBytes)
                    received = await MoveToFileAsync(memory, cancellationToken);
                await TemporaryFile.WriteAsync(
                    received,
                    buffer.AsMemory(0, read),
                    cancellationToken
                );
            }
            received.Position = 0;
            return received;
        }
        catch
        {
            await received.DisposeAsync();
            throw;
        }
    }

    private static async Task<Stream> MoveToFileAsync(
        MemoryStream memory,
        CancellationToken cancellationToken
    )
    {
        var file = TemporaryFile.Create();
        try
        {
            await TemporaryFile.WriteAsync(
                file,
                memory.GetBuffer().AsMemory(0, (int)memory.Length),
                cancellationToken
            );
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static ProblemException TooLarge(long maxBytes) =>
        new(
            StatusCodes.Status413PayloadTooLarge,
            ProblemCodes.TooLarge,
            Invariant($"The body is larger than {maxBytes} bytes. Send it in parts.")
        );
}

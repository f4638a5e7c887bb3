using System.Buffers.Binary;
using System.IO.Compression;
using ForecastApi.Common;

namespace ForecastApi.Hosting.Uploads;

/// <summary>
/// Decompresses a gzip body of one member (RFC 1952). <see cref="GZipStream"/> takes an early end of its input as the end
/// of the data, so that an interrupted copy would be stored in part: the length in the last four bytes must be that of the
/// data.
/// </summary>
public sealed class GzipBody : ForwardStream
{
    /// <summary>Header and trailer.</summary>
    private const int MinBytes = 18;

    private readonly Tail _tail;
    private readonly GZipStream _data;
    private uint _length;

    public GzipBody(Stream body)
    {
        _tail = new(body);
        _data = new(_tail, CompressionMode.Decompress);
    }

    /// <exception cref="InvalidDataException">The body is not gzip, is damaged or ends early.</exception>
    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        var read = await _data.ReadAsync(buffer, cancellationToken);
        _length = unchecked(_length + (uint)read);
        if (
            read == 0
            && buffer.Length > 0
            && (_tail.Count < MinBytes || _tail.LastNumber != _length)
        )
            throw new InvalidDataException(
                "The gzip body ends early, or has more than one member."
            );
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _data.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Passes a body on and keeps its last four bytes.</summary>
    private sealed class Tail(Stream body) : ForwardStream
    {
        private readonly byte[] _last = new byte[sizeof(uint)];

        public long Count { get; private set; }

        public uint LastNumber => BinaryPrimitives.ReadUInt32LittleEndian(_last);

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            var read = await body.ReadAsync(buffer, cancellationToken);
            Count += read;
            Keep(buffer.Span[..read]);
            return read;
        }

        private void Keep(ReadOnlySpan<byte> read)
        {
            var kept = Math.Max(0, _last.Length - read.Length);
            _last.AsSpan(_last.Length - kept).CopyTo(_last);
            read[^(_last.Length - kept)..].CopyTo(_last.AsSpan(kept));
        }
    }
}

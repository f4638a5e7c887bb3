using ForecastApi.Common;

namespace ForecastApi.Imports.Reading;

/// <summary>A body whose first bytes have been read already; disposing it disposes the body.</summary>
public sealed class PrefixStream(ReadOnlyMemory<byte> start, Stream rest) : ForwardStream
{
    private ReadOnlyMemory<byte> _start = start;

    public override ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (_start.IsEmpty)
            return rest.ReadAsync(buffer, cancellationToken);
        var read = Math.Min(buffer.Length, _start.Length);
        _start[..read].CopyTo(buffer);
        _start = _start[read..];
        return ValueTask.FromResult(read);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rest.Dispose();
        base.Dispose(disposing);
    }
}

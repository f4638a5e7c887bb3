using System.IO.Compression;
using ForecastApi.Common;

namespace ForecastApi.Sales.Importing;

/// <summary>Writes bodies of queued imports to the database and reads them back, compressed, with one part at a time in memory.</summary>
public sealed class ImportBody(ImportBodyStore store)
{
    private const int MaxPartBytes = 1024 * 1024;

    /// <summary>Stores a received body, or nothing of it.</summary>
    public async Task SaveAsync(string importId, Stream body, CancellationToken cancellationToken)
    {
        try
        {
            await SavePartsAsync(importId, body, cancellationToken);
        }
        catch
        {
            await store.DeleteAsync(importId, CancellationToken.None);
            throw;
        }
    }

    private async Task SavePartsAsync(
        string importId,
        Stream body,
        CancellationToken cancellationToken
    )
    {
        using var part = new MemoryStream();
        var number = 0;
        var zip = new GZipStream(part, CompressionLevel.Fastest, leaveOpen: true);
        await using (zip)
        {
            var buffer = new byte[64 * 1024];
            for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0; )
            {
                await zip.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                if (part.Length >= MaxPartBytes)
                    await FlushAsync();
            }
        }
        await FlushAsync();

        async Task FlushAsync()
        {
            await store.AddPartAsync(importId, number++, part.ToArray(), cancellationToken);
            part.SetLength(0);
        }
    }

    /// <summary>Opens a stored body.</summary>
    public Stream Open(string importId) =>
        new GZipStream(new Parts(store, importId), CompressionMode.Decompress);

    private sealed class Parts(ImportBodyStore store, string importId) : ForwardStream
    {
        private ReadOnlyMemory<byte> _part;
        private int _number;

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            if (_part.IsEmpty)
                _part = await store.PartAsync(importId, _number++, cancellationToken);
            var read = Math.Min(buffer.Length, _part.Length);
            _part[..read].CopyTo(buffer);
            _part = _part[read..];
            return read;
        }
    }
}

using Microsoft.AspNetCore.RequestDecompression;

namespace ForecastApi.Hosting.Uploads;

/// <summary>Decompresses gzip bodies and refuses those that end early.</summary>
public sealed class GzipProvider : IDecompressionProvider
{
    public Stream GetDecompressionStream(Stream stream) => new GzipBody(stream);
}

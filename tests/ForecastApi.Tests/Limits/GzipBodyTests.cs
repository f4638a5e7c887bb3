using System.IO.Compression;
using System.Text;
using ForecastApi.Hosting.Uploads;

namespace ForecastApi.Tests.Limits;

/// <summary>A gzip body is read as a whole or not at all.</summary>
public sealed class GzipBodyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Body_When_it_is_cut_anywhere_Then_it_is_refused_and_the_whole_one_is_read()
    {
        var text = Encoding.UTF8.GetBytes(
            string.Concat(
                Enumerable
                    .Range(0, 300)
                    .Select(i => FormattableString.Invariant($"A-{i},2025-12-05,{i * 7}\n"))
            )
        );
        using var zipped = new MemoryStream();
        await using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
            await zip.WriteAsync(text, Cancel);
        var body = zipped.ToArray();
        Assert.Equal(text, await ReadAsync(body));
        for (var length = 1; length < body.Length; length++)
            await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(body[..length]));
    }

    private static async Task<byte[]> ReadAsync(byte[] body)
    {
        await using var stream = new GzipBody(new MemoryStream(body));
        using var data = new MemoryStream();
        await stream.CopyToAsync(data, Cancel);
        return data.ToArray();
    }
}

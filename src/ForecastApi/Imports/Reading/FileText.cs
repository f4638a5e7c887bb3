using System.Text;
using ForecastApi.Http;
using ForecastApi.Imports.Formats;

namespace ForecastApi.Imports.Reading;

/// <summary>The text of a file, decoded strictly. A byte order mark states the encoding; else the format does.</summary>
public sealed class FileText : TextReader
{
    private const int BufferBytes = 64 * 1024;
    private const int StartLength = 8 * 1024;

    private readonly StreamReader _reader;
    private readonly string _encoding;
    private int _position;

    private FileText(StreamReader reader, string encoding) =>
        (_reader, _encoding) = (reader, encoding);

    /// <summary>The beginning of the text, for the message about a file that is not as expected.</summary>
    public string Start { get; private set; } = "";

    /// <summary>Opens a file.</summary>
    /// <exception cref="ProblemException">422: the file is of another kind, or not text in the encoding.</exception>
    public static async Task<FileText> OpenAsync(
        Stream body,
        string? encoding,
        CancellationToken cancellationToken
    )
    {
        var bytes = new byte[4];
        var count = await body.ReadAtLeastAsync(bytes, bytes.Length, false, cancellationToken);
        var first = bytes.AsMemory(0, count);
        if (FileSignature.WhyNotText(first.Span) is { } reason)
            throw FileProblems.Body(reason);
        var (name, mark) =
            FileSignature.Encoding(first.Span) ?? (encoding ?? TextEncoding.Default, 0);
        if (!TextEncoding.TryGet(name, out var found))
            throw new ArgumentException($"'{name}' is not an encoding.", nameof(encoding));
        var text = new FileText(
            new StreamReader(new PrefixStream(first[mark..], body), found, false, BufferBytes),
            name
        );
        var start = new char[StartLength];
        var length = 0;
        for (
            int read;
            length < StartLength
                && (read = await text.DecodeAsync(start.AsMemory(length), cancellationToken)) > 0;
            length += read
        ) { }
        text.Start = new(start, 0, length);
        return text;
    }

    public override async ValueTask<int> ReadAsync(
        Memory<char> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (_position == Start.Length)
            return await DecodeAsync(buffer, cancellationToken);
        var read = Math.Min(buffer.Length, Start.Length - _position);
        Start.AsMemory(_position, read).CopyTo(buffer);
        _position += read;
        return read;
    }

    public override Task<int> ReadAsync(char[] buffer, int index, int count) =>
        ReadAsync(buffer.AsMemory(index, count)).AsTask();

    public override int Read() => throw Synchronous();

    public override int Read(char[] buffer, int index, int count) => throw Synchronous();

    public override int Peek() => throw Synchronous();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _reader.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<int> DecodeAsync(
        Memory<char> buffer,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await _reader.ReadAsync(buffer, cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            throw FileProblems.NotDecoded(_encoding);
        }
    }

    private static NotSupportedException Synchronous() =>
        new("Only asynchronous reads are supported.");
}

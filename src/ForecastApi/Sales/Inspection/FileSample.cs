using System.IO.Compression;
using ForecastApi.Http;
using ForecastApi.Imports.Reading;
using ForecastApi.Sales.Inspection.Detection;

namespace ForecastApi.Sales.Inspection;

/// <summary>The start of a text file.</summary>
/// <param name="Text">The whole lines of the start.</param>
/// <param name="Encoding">The name of the encoding.</param>
/// <param name="IsWhole">Whether the file ends with the text.</param>
public sealed record FileSample(string Text, string Encoding, bool IsWhole)
{
    public const int MaxBytes = 64 * 1024;

    /// <summary>Whether the text holds an object of JSON per line.</summary>
    public bool IsNdjson => Text.AsSpan().TrimStart() is ['{', ..];

    /// <summary>Decodes the first bytes of a file.</summary>
    /// <param name="bytes">At most <see cref="MaxBytes"/>.</param>
    /// <param name="encoding">The encoding that the sender states; null to detect it.</param>
    /// <exception cref="ProblemException">422: the file is empty or not text.</exception>
    public static FileSample From(ReadOnlySpan<byte> bytes, string? encoding)
    {
        var isCut = bytes.Length >= MaxBytes;
        if (bytes is [0x1F, 0x8B, ..])
            (bytes, isCut) = Inflate(bytes);
        if (bytes.IsEmpty)
            throw FileProblems.Body("is empty. Send a file with a header and rows.");
        if (FileSignature.WhyNotText(bytes) is { } reason)
            throw FileProblems.Body(reason);
        var name = encoding ?? EncodingDetector.Detect(bytes);
        var text = EncodingDetector.Decode(bytes, name);
        if (!text.Contains('\n', StringComparison.Ordinal))
            text = text.Replace('\r', '\n');
        if (text.Contains('\0', StringComparison.Ordinal))
            throw FileProblems.Body("is not text. Send CSV, NDJSON or an xlsx workbook.");
        return new(isCut ? WholeLines(text) : text, name, !isCut);
    }

    private static string WholeLines(string text) =>
        text.LastIndexOf('\n') is > 0 and var end ? text[..(end + 1)] : text;

    /// <summary>Inflates the start of a gzip file, which ends with the sample.</summary>
    private static (byte[] Bytes, bool IsCut) Inflate(ReadOnlySpan<byte> bytes)
    {
        using var gzip = new GZipStream(
            new MemoryStream(bytes.ToArray()),
            CompressionMode.Decompress
        );
        var text = new byte[MaxBytes];
        var length = 0;
        try
        {
            for (int read; (read = gzip.Read(text, length, text.Length - length)) > 0; )
                length += read;
        }
        catch (InvalidDataException)
        {
            // The compressed data end with the sample
        }
        return (text[..length], length == MaxBytes || bytes.Length == MaxBytes);
    }
}

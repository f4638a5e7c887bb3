using System.Buffers;
using System.Text;
using ForecastApi.Imports.Formats;
using ForecastApi.Imports.Reading;

namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>
/// Finds the text encoding of the start of a file: the byte order mark, else UTF-8 when the bytes are valid UTF-8, else
/// windows-1252, which gives every byte a character.
/// </summary>
public static class EncodingDetector
{
    private const string Windows1252 = "windows-1252";

    /// <summary>The least share of zero bytes in every second place of UTF-16 text without a byte order mark.</summary>
    private const double ZeroShare = 0.4;

    /// <summary>Returns the name of the encoding.</summary>
    public static string Detect(ReadOnlySpan<byte> bytes) =>
        FileSignature.Encoding(bytes[..Math.Min(bytes.Length, 4)]) is { } mark ? mark.Name
        : ZerosAt(bytes, 1) ? "utf-16"
        : ZerosAt(bytes, 0) ? "utf-16BE"
        : IsUtf8(bytes) ? TextEncoding.Default
        : Windows1252;

    /// <summary>Decodes the bytes without the byte order mark; bytes that are not text become U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string name) =>
        (CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name))
            .GetString(bytes)
            .TrimStart('\uFEFF');

    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out _, out var length) is var status && IsBad(status))
                // The sample may end within a character
                return status == OperationStatus.NeedMoreData;
            bytes = bytes[length..];
        }
        return true;
    }

    private static bool IsBad(OperationStatus status) => status != OperationStatus.Done;

    private static bool ZerosAt(ReadOnlySpan<byte> bytes, int offset)
    {
        var zeros = 0;
        for (var i = offset; i < bytes.Length; i += 2)
            zeros += bytes[i] == 0 ? 1 : 0;
        return bytes.Length > 3 && zeros > ZeroShare * (bytes.Length / 2d);
    }
}

namespace ForecastApi.Imports.Reading;

/// <summary>Recognises files by their first bytes: byte order marks, and files that are not text.</summary>
public static class FileSignature
{
    /// <summary>Returns the encoding that a byte order mark states, and the length of the mark; null without one.</summary>
    public static (string Name, int Length)? Encoding(ReadOnlySpan<byte> first) =>
        first switch
        {
            [0xEF, 0xBB, 0xBF, ..] => ("utf-8", 3),
            [0xFF, 0xFE, 0, 0] => ("utf-32", 4),
            [0, 0, 0xFE, 0xFF] => ("utf-32BE", 4),
            [0xFF, 0xFE, ..] => ("utf-16", 2),
            [0xFE, 0xFF, ..] => ("utf-16BE", 2),
            _ => null,
        };

    /// <summary>Whether a file is a ZIP archive, as workbooks are.</summary>
    public static bool IsZip(ReadOnlySpan<byte> first) => first is [0x50, 0x4B, 3, 4, ..];

    /// <summary>Returns the reason why a file is not text, with the remedy; null when it may be.</summary>
    public static string? WhyNotText(ReadOnlySpan<byte> first) =>
        first switch
        {
            _ when IsZip(first) =>
                $"is a workbook or another ZIP archive, not text. Send a workbook (xlsx) with the Content-Type {FileTypes.Xlsx}.",
            [0xD0, 0xCF, 0x11, 0xE0, ..] =>
                "is a workbook of Excel 97 to 2003 (xls). Save it as xlsx or CSV and send it again.",
            [0x1F, 0x8B, ..] => "is compressed. Send it with Content-Encoding: gzip.",
            [0x25, 0x50, 0x44, 0x46, ..] =>
                "is a PDF. Send the table as CSV or as a workbook (xlsx).",
            _ => null,
        };
}

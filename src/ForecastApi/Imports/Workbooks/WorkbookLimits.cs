using System.IO.Compression;

namespace ForecastApi.Imports.Workbooks;

/// <summary>Refuses workbooks that are far larger after decompression than a table is.</summary>
public static class WorkbookLimits
{
    /// <summary>The most bytes of all parts.</summary>
    private const long MaxBytes = 4L * 1024 * 1024 * 1024;

    /// <summary>Beyond this size, a part that shrinks by more than <see cref="MaxRatio"/> is no sheet.</summary>
    private const long MinSuspiciousBytes = 16 * 1024 * 1024;

    /// <summary>The most bytes without the begin of a tag: the reader holds a text in memory as a whole.</summary>
    private const int MaxTextBytes = 1024 * 1024;

    private const int MaxRatio = 200;
    private const int MaxParts = 10_000;

    /// <exception cref="InvalidDataException">The workbook exceeds a limit.</exception>
    public static void Check(ZipArchive archive, CancellationToken cancellationToken)
    {
        if (archive.Entries.Count > MaxParts)
            throw new InvalidDataException($"it has more than {MaxParts} parts");
        CheckSizes(archive);
        foreach (var part in archive.Entries)
            if (part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
                CheckTexts(part, cancellationToken);
    }

    private static void CheckSizes(ZipArchive archive)
    {
        var sum = 0L;
        foreach (var part in archive.Entries)
        {
            sum += part.Length;
            if (
                sum > MaxBytes
                || (
                    part.Length > MinSuspiciousBytes
                    && part.Length / Math.Max(1, part.CompressedLength) > MaxRatio
                )
            )
                throw new InvalidDataException(
                    "it is too large after decompression; send the rows as CSV, or in parts"
                );
        }
    }

    // A part is not read beyond the length that it states
    private static void CheckTexts(ZipArchiveEntry part, CancellationToken cancellationToken)
    {
        using var xml = part.Open();
        var buffer = new byte[64 * 1024];
        var run = 0;
        for (int read; (read = xml.Read(buffer)) > 0; )
        {
            cancellationToken.ThrowIfCancellationRequested();
            var last = buffer.AsSpan(0, read).LastIndexOf((byte)'<');
            run = last < 0 ? run + read : read - last;
            if (run > MaxTextBytes)
                throw new InvalidDataException("a text in it has more than a million characters");
        }
    }
}

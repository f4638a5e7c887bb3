using System.IO.Compression;
using System.Xml;
using ForecastApi.Http;
using ForecastApi.Http.Tables;
using ForecastApi.Imports.Reading;

namespace ForecastApi.Imports.Workbooks;

/// <summary>A workbook of Office Open XML, opened for one of its sheets.</summary>
public sealed class Workbook : IDisposable
{
    /// <summary>The most bytes of all parts after decompression.</summary>
    private const long MaxBytes = 4L * 1024 * 1024 * 1024;

    /// <summary>Beyond this size, a part that shrinks by more than <see cref="MaxRatio"/> is no sheet.</summary>
    private const long MinSuspiciousBytes = 16 * 1024 * 1024;

    private const int MaxRatio = 200;
    private const int MaxParts = 10_000;

    private const string Broken =
        "is not a valid workbook: {0}. Open it in a spreadsheet program, save it as xlsx and send it again.";

    private readonly Stream _file;
    private readonly ZipArchive _archive;

    private Workbook(Stream file, ZipArchive archive) => (_file, _archive) = (file, archive);

    /// <summary>Whether serial days count from 1904.</summary>
    public bool From1904 { get; private set; }

    /// <summary>The names of all sheets.</summary>
    public IReadOnlyList<string> SheetNames { get; private set; } = [];

    /// <summary>The sheet to read.</summary>
    public ZipArchiveEntry Sheet { get; private set; } = null!;

    public ZipArchiveEntry? Strings => Part("xl/sharedStrings.xml");

    public ZipArchiveEntry? Styles => Part("xl/styles.xml");

    /// <summary>Opens a workbook; a body that is read once is copied to a temporary file first.</summary>
    /// <param name="body">The file, which is disposed with the workbook.</param>
    /// <param name="sheet">The name of the sheet; null for the first.</param>
    /// <param name="cancellationToken">Cancels the copying.</param>
    /// <exception cref="ProblemException">422: the file is no workbook, or has no such sheet.</exception>
    public static async Task<Workbook> OpenAsync(
        Stream body,
        string? sheet,
        CancellationToken cancellationToken
    )
    {
        var file = body.CanSeek ? body : await CopyAsync(body, cancellationToken);
        ZipArchive? archive = null;
        try
        {
            var first = new byte[4];
            var count = await file.ReadAtLeastAsync(first, 4, false, cancellationToken);
            if (!FileSignature.IsZip(first.AsSpan(0, count)))
                throw FileProblems.Body(
                    "is not a workbook (xlsx). Send a CSV file as text/csv; save an older workbook (xls), or one with a password, as xlsx without it."
                );
            file.Position = 0;
            archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            CheckSizes(archive);
            var workbook = new Workbook(file, archive);
            workbook.Choose(sheet);
            return workbook;
        }
        catch (Exception error)
        {
            archive?.Dispose();
            await file.DisposeAsync();
            if (IsBroken(error))
                throw Damaged(error);
            throw;
        }
    }

    /// <summary>Whether an error is that of a damaged file.</summary>
    public static bool IsBroken(Exception error) =>
        error is InvalidDataException or XmlException or EndOfStreamException or FormatException;

    /// <summary>Returns the problem of a damaged file.</summary>
    public static ProblemException Damaged(Exception error) =>
        FileProblems.Body(
            Broken.Replace("{0}", error.Message.TrimEnd('.'), StringComparison.Ordinal)
        );

    public void Dispose()
    {
        _archive.Dispose();
        _file.Dispose();
    }

    private static async Task<Stream> CopyAsync(Stream body, CancellationToken cancellationToken)
    {
        var file = TemporaryFile.Create();
        try
        {
            var buffer = new byte[64 * 1024];
            for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0; )
                await WriteAsync(file, buffer.AsMemory(0, read), cancellationToken);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
        finally
        {
            await body.DisposeAsync();
        }
    }

    private static async Task WriteAsync(
        Stream file,
        ReadOnlyMemory<byte> bytes,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await file.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException)
        {
            throw TemporaryFile.NoSpace();
        }
    }

    /// <summary>Refuses files that are too large after decompression. A part is not read beyond the length that it states.</summary>
    private static void CheckSizes(ZipArchive archive)
    {
        if (archive.Entries.Count > MaxParts)
            throw new InvalidDataException($"it has more than {MaxParts} parts");
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

    private void Choose(string? wanted)
    {
        var main =
            Part("xl/workbook.xml") ?? throw new InvalidDataException("it has no xl/workbook.xml");
        var sheets = new List<(string Name, string Id)>();
        using (var xml = SheetXml.Open(main))
            while (xml.Read())
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                else if (xml.LocalName == "workbookPr")
                    From1904 = xml.GetAttribute("date1904") is "1" or "true";
                else if (xml.LocalName == "sheet")
                    sheets.Add((xml.GetAttribute("name") ?? "", RelationOf(xml)));
        if (sheets.Count == 0)
            throw new InvalidDataException("it has no sheet");
        SheetNames = [.. sheets.Select(s => s.Name)];
        var index = wanted is null
            ? 0
            : sheets.FindIndex(s => s.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
            throw FileProblems.Body(
                $"has no sheet '{wanted}'; sheet must be one of {string.Join(", ", sheets.Select(s => s.Name))}."
            );
        Sheet =
            Part(PathOf(sheets[index].Id))
            ?? throw new InvalidDataException($"the sheet '{sheets[index].Name}' is missing");
    }

    private static string RelationOf(XmlReader sheet)
    {
        while (sheet.MoveToNextAttribute())
            if (sheet.LocalName == "id" && sheet.Prefix.Length > 0)
                return sheet.Value;
        return "";
    }

    private string PathOf(string id)
    {
        if (Part("xl/_rels/workbook.xml.rels") is { } relations)
        {
            using var xml = SheetXml.Open(relations);
            while (xml.ToElement("Relationship"))
                if (xml.GetAttribute("Id") == id && xml.GetAttribute("Target") is { } target)
                    return target.StartsWith('/') ? target[1..] : "xl/" + target;
        }
        return "";
    }

    private ZipArchiveEntry? Part(string path) =>
        _archive.GetEntry(path)
        ?? _archive.Entries.FirstOrDefault(e =>
            e.FullName.Equals(path, StringComparison.OrdinalIgnoreCase)
        );
}

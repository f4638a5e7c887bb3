using ForecastApi.Http.Tables;

namespace ForecastApi.Imports.Reading;

/// <summary>The media types and the endings of the files that imports read.</summary>
public static class FileTypes
{
    public const string Csv = CsvAnswer.MediaType;
    public const string Ndjson = "application/x-ndjson";
    public const string Xlsx = XlsxAnswer.MediaType;

    /// <summary>The type that browsers send for CSV where a spreadsheet program opens it.</summary>
    public const string CsvOfExcel = "application/vnd.ms-excel";

    public const string Form = "multipart/form-data";

    /// <summary>The media type is longer than its column.</summary>
    private const string StoredXlsx = "xlsx";

    private static readonly Dictionary<string, FileKind> ByType = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        [Csv] = FileKind.Csv,
        [CsvOfExcel] = FileKind.Csv,
        [Ndjson] = FileKind.Ndjson,
        [Xlsx] = FileKind.Xlsx,
    };

    private static readonly Dictionary<string, FileKind> ByEnding = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        [".csv"] = FileKind.Csv,
        [".txt"] = FileKind.Csv,
        [".tsv"] = FileKind.Csv,
        [".tab"] = FileKind.Csv,
        [".ndjson"] = FileKind.Ndjson,
        [".jsonl"] = FileKind.Ndjson,
        [".xlsx"] = FileKind.Xlsx,
    };

    /// <summary>Returns the kind of a media type; null when imports do not read it.</summary>
    public static FileKind? OfType(string? mediaType) =>
        mediaType is not null && ByType.TryGetValue(mediaType, out var kind) ? kind : null;

    /// <summary>Returns the text in which a kind is stored with an import.</summary>
    public static string Stored(FileKind kind) =>
        kind switch
        {
            FileKind.Ndjson => Ndjson,
            FileKind.Xlsx => StoredXlsx,
            _ => Csv,
        };

    /// <summary>Returns the kind that was stored with an import.</summary>
    public static FileKind OfStored(string text) =>
        text == StoredXlsx ? FileKind.Xlsx : OfType(text) ?? FileKind.Csv;

    /// <summary>Returns the kind of a file by the ending of its name; null for an unknown ending.</summary>
    public static FileKind? OfName(string name) =>
        ByEnding.TryGetValue(Path.GetExtension(name), out var kind) ? kind : null;
}

using ForecastApi.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ForecastApi.Imports.Reading;

/// <summary>The file of a request: its body, or the one file of a form.</summary>
/// <param name="Body">The file.</param>
/// <param name="Kind">Its kind, as its media type or name states it.</param>
public sealed record UploadedFile(Stream Body, FileKind Kind)
{
    private const int MaxBoundaryLength = 200;

    /// <summary>Finds the file of a request.</summary>
    /// <exception cref="ProblemException">400: a form that does not begin with its file. 415: a file of another kind.</exception>
    public static async Task<UploadedFile> OpenAsync(
        HttpRequest request,
        IReadOnlyList<FileKind> kinds,
        CancellationToken cancellationToken
    )
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed)
            ? parsed
            : null;
        if (!type?.MediaType.Equals(FileTypes.Form, StringComparison.OrdinalIgnoreCase) ?? true)
            return new(request.Body, Known(FileTypes.OfType(type?.MediaType.Value), kinds));
        var boundary = HeaderUtilities.RemoveQuotes(type!.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > MaxBoundaryLength)
            throw FormFile.Refused(
                "the Content-Type has no boundary; send multipart/form-data with the boundary of the form."
            );
        var (body, part) = await FormFile.OpenAsync(
            new MultipartReader(boundary, request.Body),
            cancellationToken
        );
        return new(body, Known(KindOf(part), kinds));
    }

    private static FileKind? KindOf(FormPart part)
    {
        var byType = FileTypes.OfType(part.MediaType);
        // Browsers take the type from the programs that are installed
        return
            byType is null
            || FileTypes.CsvOfExcel.Equals(part.MediaType, StringComparison.OrdinalIgnoreCase)
            ? FileTypes.OfName(part.FileName) ?? byType
            : byType;
    }

    private static FileKind Known(FileKind? kind, IReadOnlyList<FileKind> kinds) =>
        kind is { } known && kinds.Contains(known)
            ? known
            : throw new ProblemException(
                StatusCodes.Status415UnsupportedMediaType,
                ProblemCodes.UnsupportedMediaType,
                $"Send the rows as {FileTypes.Csv}, with the names of the columns in the first row, {(kinds.Contains(FileKind.Ndjson) ? $"as {FileTypes.Ndjson}, " : "")}as a workbook ({FileTypes.Xlsx}), or as the one file of {FileTypes.Form}."
            );
}

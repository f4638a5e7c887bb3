using ForecastApi.Http;
using ForecastApi.Imports.Formats;
using ForecastApi.Imports.Workbooks;

namespace ForecastApi.Imports.Reading;

/// <summary>Opens table files of every kind.</summary>
public static class TableFile
{
    /// <summary>Opens the records of a file, which is disposed with them.</summary>
    /// <exception cref="ProblemException">422: the file is of another kind, or broken.</exception>
    public static async Task<IRecords> OpenAsync(
        Stream body,
        FileKind kind,
        TableFormat format,
        CancellationToken cancellationToken
    ) =>
        kind == FileKind.Xlsx
            ? new SheetRecords(await Workbook.OpenAsync(body, format.Sheet, cancellationToken))
            : await CsvRecords.OpenAsync(
                await FileText.OpenAsync(body, format.Encoding, cancellationToken),
                format.Delimiter,
                cancellationToken
            );
}

using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace ForecastApi.Http.Tables;

/// <summary>
/// Sends a table as a workbook. The rows are streamed into a temporary file, since the writer ends the file synchronously
/// and an error must not end a response that looks whole.
/// </summary>
public static class XlsxAnswer
{
    public const string MediaType =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task SendAsync(
        HttpResponse response,
        ExportTable table,
        CancellationToken cancellationToken
    )
    {
        var file = TemporaryFile.Create();
        await using (file)
        {
            await WriteAsync(
                file,
                table,
                new XlsxRows(table, CsvPath(response.HttpContext.Request), cancellationToken),
                cancellationToken
            );
            file.Position = 0;
            response.ContentType = MediaType;
            response.ContentLength = file.Length;
            response.Headers.ContentDisposition = $"attachment; filename=\"{table.Name}.xlsx\"";
            await file.CopyToAsync(response.Body, cancellationToken);
        }
    }

    private static async Task WriteAsync(
        Stream file,
        ExportTable table,
        XlsxRows rows,
        CancellationToken cancellationToken
    )
    {
        await using (rows)
            try
            {
                await file.SaveAsAsync(
                    rows,
                    configuration: new OpenXmlConfiguration
                    {
                        TableStyles = TableStyles.None,
                        AutoFilter = false,
                        DynamicColumns =
                        [
                            .. table
                                .Columns.Where(c => c.SheetFormat is not null)
                                .Select(c => new DynamicExcelColumn(c.Name)
                                {
                                    Format = c.SheetFormat,
                                    Width = 12,
                                }),
                        ],
                    },
                    cancellationToken: cancellationToken
                );
            }
            catch (IOException)
            {
                throw TemporaryFile.NoSpace();
            }
    }

    private static string CsvPath(HttpRequest request) =>
        Path.ChangeExtension(request.Path.Value!, ".csv");
}

namespace ForecastApi.Http.Tables;

/// <summary>Maps the routes of an exported table: one per format, with the same handler.</summary>
public static class ExportRoutes
{
    /// <param name="routes">The group of the routes.</param>
    /// <param name="pattern">The path without the extension.</param>
    /// <param name="handler">Sends the table by <see cref="TableAnswer"/>.</param>
    /// <param name="id">The operation id of the CSV route.</param>
    /// <param name="summary">The summary, such as <c>Export sales</c>.</param>
    /// <param name="description">The description of the rows.</param>
    /// <param name="configure">Adds further metadata to each route.</param>
    public static void MapExport(
        this IEndpointRouteBuilder routes,
        string pattern,
        Delegate handler,
        string id,
        string summary,
        string description,
        Action<RouteHandlerBuilder>? configure = null
    )
    {
        var csv = routes
            .MapGet(pattern + ".csv", handler)
            .Named(id, summary + " as CSV")
            .Describe(description)
            .WithMetadata(ExportFormat.Csv)
            .StreamsRows()
            .Produces<string>(200, CsvAnswer.MediaType);
        configure?.Invoke(csv);
        var xlsx = routes
            .MapGet(pattern + ".xlsx", handler)
            .Named(id + "Xlsx", summary + " as a workbook")
            .Describe(
                description
                    + " Numbers and dates are cells of their type, texts never formulas. A workbook holds at most 1,048,575 rows; the CSV holds all."
            )
            .WithMetadata(ExportFormat.Xlsx)
            .StreamsRows()
            .Produces<Stream>(200, XlsxAnswer.MediaType)
            .ProducesCodes(422, ProblemCodes.Unprocessable)
            .ProducesCodes(503, ProblemCodes.NoTemporarySpace, ProblemCodes.DatabaseUnavailable);
        configure?.Invoke(xlsx);
    }
}

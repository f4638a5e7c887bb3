using ForecastApi.Access;
using ForecastApi.Http;
using ForecastApi.Http.Concurrency;
using ForecastApi.Imports;
using ForecastApi.Imports.Formats;
using ForecastApi.Imports.Reading;
using ForecastApi.Sales.Inspection.Detection;
using ForecastApi.Sales.Parsing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Sales.Inspection;

/// <summary>The inspection of a file before its import.</summary>
public static class InspectionEndpoints
{
    public static void MapInspection(this IEndpointRouteBuilder sales) =>
        sales
            .MapPost("/sales/imports/inspect", InspectAsync)
            .Named("inspectSales", "Find the parameters that read a file")
            .Describe(
                "Takes the first 64 KiB of a file of any kind, or a whole workbook, and stores nothing. The response has the parameters of the import that read it (query), the first 20 rows as read and the findings, such as sums, lines below the table or dates whose day and month may be exchanged. Parameters that are sent are used as they are, and the others are detected."
            )
            .CsvExample("Artikel;Datum;Menge\nStuhl;24.12.2025;12,5\n")
            .ReadsTables(FileTypes.Ndjson, "application/octet-stream")
            .Parameter(
                "period",
                "The days that each row covers: day, week, weekEnding or month.",
                "week"
            )
            .LimitConcurrency(ConcurrencyLimit.Inspection)
            .For(Roles.Importer)
            .ProducesProblems(415)
            .ProducesCodes(422, ProblemCodes.ImportRejected);

    private static async Task<Ok<SalesInspection>> InspectAsync(
        string? period,
        [AsParameters] FormatQuery query,
        HttpRequest request,
        SalesInspector inspector,
        CancellationToken cancellationToken
    )
    {
        var format = query.ToFormat(SalesFields.Columns, period);
        var hints = new InspectionHints(
            query.Delimiter is null ? null : format.Delimiter,
            query.Decimal is null ? null : format.Decimal,
            format.DateFormat,
            format.Encoding,
            format.Columns,
            period is null ? null : format.Period,
            format.Sheet
        );
        var body = request.HasFormContentType
            ? (await UploadedFile.OpenAsync(request, SalesReader.Kinds, cancellationToken)).Body
            : request.Body;
        return TypedResults.Ok(
            await inspector.InspectAsync(
                await OpenAsync(body, hints, cancellationToken),
                hints,
                cancellationToken
            )
        );
    }

    /// <summary>Reads the start of a file, whose first bytes determine its kind.</summary>
    private static async Task<Sample> OpenAsync(
        Stream body,
        InspectionHints hints,
        CancellationToken cancellationToken
    )
    {
        var bytes = new byte[FileSample.MaxBytes];
        var count = await body.ReadAtLeastAsync(bytes, bytes.Length, false, cancellationToken);
        var start = bytes.AsMemory(0, count);
        return FileSignature.IsZip(start.Span)
            ? await WorkbookSample.OpenAsync(
                new PrefixStream(start, body),
                hints.Sheet,
                cancellationToken
            )
            : new TextSample(FileSample.From(start.Span, hints.Encoding), hints.Delimiter);
    }
}

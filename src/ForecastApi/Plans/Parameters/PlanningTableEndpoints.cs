using ForecastApi.Http;
using ForecastApi.Http.Tables;
using ForecastApi.Imports;
using ForecastApi.Imports.Formats;
using ForecastApi.OpenApi;
using ForecastApi.Products;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Plans.Parameters;

/// <summary>The import and export of planning parameters, stock included, as CSV.</summary>
public static class PlanningTableEndpoints
{
    public static void MapPlanningTable(this IEndpointRouteBuilder planning)
    {
        planning
            .MapPost("/planning/imports", ImportAsync)
            .Named("importPlanning", "Import planning parameters from CSV or a workbook")
            .Describe(
                SharedTexts.Import
                    + " Columns: the fields of a product's planning parameters, with values by month written as 2027-08=10;08=12;*=21 (* = every other month). Columns missing from the file keep their stored values, so that sku and openingStock alone record a stock count."
            )
            .CsvExample("sku,openingStock,safetyStock\nSTOOL,40,08=10;*=5\n")
            .AsImport("importPlanning");
        planning.MapExport(
            "/planning",
            ExportAsync,
            "exportPlanning",
            "Export all planning parameters",
            SharedTexts.Export
        );
    }

    private static async Task<Ok<ImportResult>> ImportAsync(
        HttpRequest request,
        QueryEnum<OnError>? onError,
        [AsParameters] FormatQuery format,
        TableImport import,
        PlanningTable table,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await import.RunAsync(
                request,
                table,
                format,
                onError?.Value ?? OnError.Reject,
                cancellationToken
            )
        );

    private static Task<EmptyHttpResult> ExportAsync(
        PlanningStore store,
        PlanningTable table,
        HttpResponse response,
        CancellationToken cancellationToken
    ) =>
        TableAnswer.SendAsync(
            response,
            new(
                "planning",
                [.. table.Columns.Select(c => new ExportColumn(c))],
                store.ReadAllAsync(cancellationToken).Select(table.Cells)
            ),
            cancellationToken
        );
}

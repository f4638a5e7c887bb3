using ForecastApi.Http;
using ForecastApi.Imports;
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
            .Named("importPlanning", "Import planning parameters from CSV")
            .Describe(
                SharedTexts.Import
                    + " Columns: the fields of a product's planning parameters, with one value per month written as 1;2;3. Columns missing from the file keep their stored values, so that sku and openingStock alone record a stock count."
            )
            .CsvExample("sku,openingStock,safetyStock\nSTOOL,40,5;5;10\n")
            .AsImport("importPlanning");
        planning
            .MapGet("/planning.csv", ExportAsync)
            .Named("exportPlanning", "Export all planning parameters as CSV")
            .Describe(SharedTexts.Export)
            .StreamsRows()
            .Produces<string>(200, ImportEndpoints.Csv);
    }

    private static async Task<Ok<ImportResult>> ImportAsync(
        HttpRequest request,
        QueryEnum<OnError>? onError,
        TableImport import,
        PlanningTable table,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await import.RunAsync(
                request,
                table,
                onError?.Value ?? OnError.Reject,
                cancellationToken
            )
        );

    private static async Task<EmptyHttpResult> ExportAsync(
        PlanningStore store,
        PlanningTable table,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        await CsvAnswer.SendAsync(
            response,
            table.Columns,
            store
                .ReadAllAsync(cancellationToken)
                .Select(entry => string.Join(',', table.Cells(entry))),
            cancellationToken
        );
        return TypedResults.Empty;
    }
}

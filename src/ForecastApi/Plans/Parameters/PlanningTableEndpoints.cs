using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Products;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Plans.Parameters;

/// <summary>Import and export of planning parameters, including stock, as CSV.</summary>
public static class PlanningTableEndpoints
{
    public static void MapPlanningTable(this IEndpointRouteBuilder planning)
    {
        planning
            .MapPost("/planning/imports", ImportAsync)
            .Named(
                "importPlanning",
                "Import planning parameters from CSV, all rows or none; with sku and openingStock alone, a stock count"
            )
            .AsImport("importPlanning");
        planning
            .MapGet("/planning.csv", ExportAsync)
            .Named(
                "exportPlanning",
                "The planning parameters of every product, as their import takes them"
            )
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
            write =>
                store.ReadAllAsync(
                    entry => write(string.Join(',', table.Cells(entry))),
                    cancellationToken
                ),
            cancellationToken
        );
        return TypedResults.Empty;
    }
}

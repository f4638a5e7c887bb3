using System.Globalization;
using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Http.Concurrency;
using ForecastApi.Imports;
using ForecastApi.OpenApi;
using ForecastApi.Products.Boms;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Products;

/// <summary>Imports and exports of products and bills of materials as CSV.</summary>
public static class ProductTableEndpoints
{
    public static void MapProductTables(this IEndpointRouteBuilder api)
    {
        var tables = api.MapGroup("").WithTags("Products").ProducesProblems(400);
        tables
            .MapPost("/products/imports", ImportProductsAsync)
            .Named("importProducts", "Import products from CSV")
            .Describe(
                SharedTexts.Import
                    + " Columns: sku, name, category, unit, unitPrice, unitCost, status, likeSku, launchMonth, endMonth. Columns missing from the file keep their stored values."
            )
            .CsvExample("sku,name,category,unitPrice\nBENCH,Bench,seats,149\n")
            .AsImport("importProducts");
        tables
            .MapPost("/boms/imports", ImportBomsAsync)
            .Named("importBoms", "Import bills of materials from CSV")
            .Describe(
                SharedTexts.Import
                    + " Columns: sku, componentSku, quantity, scrapRate. The rows of a product replace its whole bill of materials, in any order of the file. Unknown SKUs become products."
            )
            .CsvExample("sku,componentSku,quantity,scrapRate\nBENCH,WOOD,10,0.1\n")
            .AsImport("importBoms");
        tables
            .MapGet("/products.csv", ExportProductsAsync)
            .Named("exportProducts", "Export all products as CSV")
            .Describe(SharedTexts.Export)
            .StreamsRows()
            .Produces<string>(200, ImportEndpoints.Csv);
        tables
            .MapGet("/boms.csv", ExportBomsAsync)
            .Named("exportBoms", "Export all bills of materials as CSV")
            .Describe(SharedTexts.Export)
            .StreamsRows()
            .Produces<string>(200, ImportEndpoints.Csv);
    }

    /// <summary>Adds the metadata common to all table imports.</summary>
    public static RouteHandlerBuilder AsImport(this RouteHandlerBuilder route, string operation) =>
        route
            .Accepts<string>(ImportEndpoints.Csv)
            .LimitConcurrency(ConcurrencyLimit.Import)
            .Idempotent(operation)
            .For(Roles.PlannerOrImporter)
            .ProducesProblems(400, 413, 415)
            .ProducesCodes(422, ProblemCodes.ImportRejected, ProblemCodes.IdempotencyKeyReused);

    private static async Task<Ok<ImportResult>> ImportProductsAsync(
        HttpRequest request,
        QueryEnum<OnError>? onError,
        TableImport import,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await import.RunAsync(
                request,
                ProductTable.Instance,
                onError?.Value ?? OnError.Reject,
                cancellationToken
            )
        );

    private static async Task<Ok<ImportResult>> ImportBomsAsync(
        HttpRequest request,
        QueryEnum<OnError>? onError,
        TableImport import,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await import.RunAsync(
                request,
                BomTable.Instance,
                onError?.Value ?? OnError.Reject,
                cancellationToken
            )
        );

    private static async Task<EmptyHttpResult> ExportProductsAsync(
        ProductExport export,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        await CsvAnswer.SendAsync(
            response,
            ProductTable.Instance.Columns,
            export
                .ProductsAsync(cancellationToken)
                .Select(p =>
                    string.Join(
                        ',',
                        CsvText.Cell(p.Sku),
                        CsvText.Cell(p.Name),
                        CsvText.Cell(p.Category),
                        CsvText.Cell(p.Unit),
                        CsvText.Cell(p.UnitPrice),
                        CsvText.Cell(p.UnitCost),
                        p.Status.ToCamelCase(),
                        CsvText.Cell(p.LikeSku),
                        p.LaunchMonth?.ToString(),
                        p.EndMonth?.ToString()
                    )
                ),
            cancellationToken
        );
        return TypedResults.Empty;
    }

    private static async Task<EmptyHttpResult> ExportBomsAsync(
        ProductExport export,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        await CsvAnswer.SendAsync(
            response,
            BomTable.Instance.Columns,
            export
                .BomsAsync(cancellationToken)
                .Select(line =>
                    string.Join(
                        ',',
                        CsvText.Cell(line.Sku),
                        CsvText.Cell(line.ComponentSku),
                        BomQuantityConverter
                            .Normalise(line.Quantity)
                            .ToString(CultureInfo.InvariantCulture),
                        CsvText.Cell(line.ScrapRate)
                    )
                ),
            cancellationToken
        );
        return TypedResults.Empty;
    }
}

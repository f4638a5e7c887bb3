using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Http.Concurrency;
using ForecastApi.Http.Tables;
using ForecastApi.Imports;
using ForecastApi.Imports.Formats;
using ForecastApi.OpenApi;
using ForecastApi.Products.Boms;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Products;

/// <summary>Imports and exports of products and bills of materials as tables.</summary>
public static class ProductTableEndpoints
{
    public static void MapProductTables(this IEndpointRouteBuilder api)
    {
        var tables = api.MapGroup("").WithTags("Products").ProducesProblems(400);
        tables
            .MapPost("/products/imports", ImportProductsAsync)
            .Named("importProducts", "Import products from CSV or a workbook")
            .Describe(
                SharedTexts.Import
                    + " Columns: sku, name, category, unit, unitPrice, unitCost, status, likeSku, launchMonth, endMonth. Columns missing from the file keep their stored values."
            )
            .CsvExample("sku,name,category,unitPrice\nBENCH,Bench,seats,149\n")
            .AsImport("importProducts");
        tables
            .MapPost("/boms/imports", ImportBomsAsync)
            .Named("importBoms", "Import bills of materials from CSV or a workbook")
            .Describe(
                SharedTexts.Import
                    + " Columns: sku, componentSku, quantity, scrapRate. The rows of a product replace its whole bill of materials, in any order of the file. Unknown SKUs become products."
            )
            .CsvExample("sku,componentSku,quantity,scrapRate\nBENCH,WOOD,10,0.1\n")
            .AsImport("importBoms");
        tables.MapExport(
            "/products",
            ExportProductsAsync,
            "exportProducts",
            "Export all products",
            SharedTexts.Export
        );
        tables.MapExport(
            "/boms",
            ExportBomsAsync,
            "exportBoms",
            "Export all bills of materials",
            SharedTexts.Export
        );
    }

    /// <summary>Adds the metadata common to all table imports.</summary>
    public static RouteHandlerBuilder AsImport(this RouteHandlerBuilder route, string operation) =>
        route
            .ReadsTables()
            .LimitConcurrency(ConcurrencyLimit.Import)
            .Idempotent(operation)
            .For(Roles.PlannerOrImporter)
            .ProducesProblems(400, 413, 415)
            .ProducesCodes(422, ProblemCodes.ImportRejected, ProblemCodes.IdempotencyKeyReused);

    private static async Task<Ok<ImportResult>> ImportProductsAsync(
        HttpRequest request,
        QueryEnum<OnError>? onError,
        [AsParameters] FormatQuery format,
        TableImport import,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await import.RunAsync(
                request,
                ProductTable.Instance,
                format,
                onError?.Value ?? OnError.Reject,
                cancellationToken
            )
        );

    private static async Task<Ok<ImportResult>> ImportBomsAsync(
        HttpRequest request,
        QueryEnum<OnError>? onError,
        [AsParameters] FormatQuery format,
        TableImport import,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await import.RunAsync(
                request,
                BomTable.Instance,
                format,
                onError?.Value ?? OnError.Reject,
                cancellationToken
            )
        );

    private static Task<EmptyHttpResult> ExportProductsAsync(
        ProductExport export,
        HttpResponse response,
        CancellationToken cancellationToken
    ) =>
        TableAnswer.SendAsync(
            response,
            new(
                "products",
                [
                    .. ProductTable.Instance.Columns.Select(c =>
                        c is "launchMonth" or "endMonth" ? ExportColumn.Month(c) : new(c)
                    ),
                ],
                export
                    .ProductsAsync(cancellationToken)
                    .Select(p =>
                        new object?[]
                        {
                            p.Sku,
                            p.Name,
                            p.Category,
                            p.Unit,
                            p.UnitPrice,
                            p.UnitCost,
                            p.Status.ToCamelCase(),
                            p.LikeSku,
                            p.LaunchMonth,
                            p.EndMonth,
                        }
                    )
            ),
            cancellationToken
        );

    private static Task<EmptyHttpResult> ExportBomsAsync(
        ProductExport export,
        HttpResponse response,
        CancellationToken cancellationToken
    ) =>
        TableAnswer.SendAsync(
            response,
            new(
                "boms",
                [.. BomTable.Instance.Columns.Select(c => new ExportColumn(c))],
                export
                    .BomsAsync(cancellationToken)
                    .Select(line =>
                        new object?[] { line.Sku, line.ComponentSku, line.Quantity, line.ScrapRate }
                    )
            ),
            cancellationToken
        );
}

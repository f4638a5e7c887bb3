using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Products.Boms;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ForecastApi.Products;

/// <summary>The import and export of products and bills of materials as CSV.</summary>
public static class ProductTableEndpoints
{
    public static void MapProductTables(this IEndpointRouteBuilder api)
    {
        var tables = api.MapGroup("").WithTags("Products").ProducesProblems(400);
        tables
            .MapPost("/products/imports", ImportProductsAsync)
            .Named("importProducts", "Import products from CSV, all rows or none")
            .AsImport("importProducts");
        tables
            .MapPost("/boms/imports", ImportBomsAsync)
            .Named("importBoms", "Import bills of materials from CSV, all rows or none")
            .AsImport("importBoms");
        tables
            .MapGet("/products.csv", ExportProductsAsync)
            .Named("exportProducts", "Every product, as its import takes it")
            .Produces<string>(200, ImportEndpoints.Csv);
        tables
            .MapGet("/boms.csv", ExportBomsAsync)
            .Named("exportBoms", "Every bill of materials, as its import takes it")
            .Produces<string>(200, ImportEndpoints.Csv);
    }

    /// <summary>Adds the metadata that all table imports share.</summary>
    public static RouteHandlerBuilder AsImport(this RouteHandlerBuilder route, string operation) =>
        route
            .Accepts<string>(ImportEndpoints.Csv)
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .WithMetadata(new HeavyAttribute(HeavyWork.Import))
            .Idempotent(operation)
            .For(Roles.PlannerOrImporter)
            .ProducesProblems(400, 413, 415, 422);

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
                        CsvText.Cell(p.LikeSku)
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
                        CsvText.Cell(line.Quantity),
                        CsvText.Cell(line.ScrapRate)
                    )
                ),
            cancellationToken
        );
        return TypedResults.Empty;
    }
}

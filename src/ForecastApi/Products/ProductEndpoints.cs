using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Products.Boms;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Products;

public static class ProductEndpoints
{
    public static void AddProducts(this IServiceCollection services)
    {
        services.AddSingleton<ProductStore>();
        services.AddSingleton<ProductRemoval>();
        // First: the texts of a search are those of the renamed SKUs
        services.AddSingleton<IBackfill, SkuBackfill>();
        services.AddSingleton<IBackfill, SearchTextStore>();
        services.AddSingleton<BomStore>();
        services.AddSingleton<BomGraphReader>();
        services.AddSingleton<ProductExport>();
    }

    public static void MapProducts(this IEndpointRouteBuilder api)
    {
        api.MapProductTables();
        var products = api.MapGroup("/products").WithTags("Products").ProducesProblems(400);
        products
            .MapGet("/", ListAsync)
            .Named("listProducts", "List products")
            .Describe("In order of SKU.")
            .Parameter("q", "A part of the SKU or name, in any alphabet, whatever the case.");
        products
            .MapGet("/{sku}", GetAsync)
            .Named("getProduct", "Get a product")
            .Describe("Returns the ETag to send as If-Match when changing the product.")
            .ProducesProblems(404);
        products
            .MapPut("/{sku}", PutAsync)
            .Named("putProduct", "Create or replace a product")
            .Describe(
                "Properties missing from the body are cleared. With If-Match, only the named version is replaced."
            )
            .JsonExample(
                """{ "name": "Stool", "category": "seats", "unit": "piece", "unitPrice": 59 }"""
            )
            .For(Roles.PlannerOrImporter)
            .ProducesProblems(412, 415);
        products
            .MapDelete("/{sku}", DeleteAsync)
            .Named("deleteProduct", "Delete a product")
            .Describe(
                "A product with sales or forecasts, or in a bill of materials, cannot be deleted: set its status to discontinued instead."
            )
            .For(Roles.PlannerOrImporter)
            .ProducesProblems(404, 412)
            .ProducesCodes(409, ProblemCodes.ProductInUse);
        products
            .MapGet("/{sku}/bom", GetBomAsync)
            .Named("getBom", "Get the bill of materials of a product")
            .Describe("A product without components has no lines.")
            .ProducesProblems(404);
        products
            .MapPut("/{sku}/bom", PutBomAsync)
            .Named("putBom", "Replace the bill of materials of a product")
            .Describe(
                "The lines replace the stored ones. Components must be stored first; a cycle is rejected with its path."
            )
            .JsonExample(
                """{ "lines": [ { "componentSku": "WOOD", "quantity": 4, "scrapRate": 0.1 } ] }"""
            )
            .For(Roles.PlannerOrImporter)
            .ProducesProblems(404, 412, 415)
            .ProducesCodes(422, ProblemCodes.BomCycle, ProblemCodes.UnknownComponent);
    }

    private static async Task<Ok<Page<Product>>> ListAsync(
        ProductStore store,
        int? limit,
        string? cursor,
        string? q,
        string? category,
        QueryEnum<ProductStatus>? status,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await store.ListAsync(
                new PageRequest(limit, cursor).Validated("products"),
                q,
                category,
                status?.Value,
                cancellationToken
            )
        );

    private static async Task<Ok<Product>> GetAsync(
        string sku,
        ProductStore store,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        ProductRules.CheckSku(sku);
        var product = await store.RequireAsync(sku, cancellationToken);
        return TypedResults.Ok(tags.Tagged(context, product));
    }

    private static async Task<Results<Ok<Product>, Created<Product>>> PutAsync(
        string sku,
        ProductBody body,
        ProductStore store,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var product = ProductRules.Checked(sku, body);
        var created = await store.PutAsync(
            product,
            Precondition.From(context.Request),
            cancellationToken
        );
        tags.Tagged(context, product);
        return created
            ? TypedResults.Created($"/api/v1/products/{Uri.EscapeDataString(sku)}", product)
            : TypedResults.Ok(product);
    }

    private static async Task<NoContent> DeleteAsync(
        string sku,
        ProductStore store,
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        ProductRules.CheckSku(sku);
        await store.DeleteAsync(sku, Precondition.From(request), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<BillOfMaterials>> GetBomAsync(
        string sku,
        BomStore store,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        ProductRules.CheckSku(sku);
        var bom =
            await store.GetAsync(sku, cancellationToken)
            ?? throw ProblemException.NotFound("product", sku);
        return TypedResults.Ok(tags.Tagged(context, bom));
    }

    private static async Task<Ok<BillOfMaterials>> PutBomAsync(
        string sku,
        BillOfMaterials body,
        BomStore store,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        ProductRules.CheckSku(sku);
        BomRules.Check(body);
        await store.PutAsync(sku, body, Precondition.From(context.Request), cancellationToken);
        return TypedResults.Ok(tags.Tagged(context, body));
    }
}

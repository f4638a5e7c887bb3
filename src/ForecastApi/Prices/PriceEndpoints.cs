using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Products;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Prices;

/// <summary>The routes of planned prices.</summary>
public static class PriceEndpoints
{
    private const int MaxMonths = 600;

    public static void AddPrices(this IServiceCollection services) =>
        services.AddSingleton<PriceStore>();

    public static void MapPrices(this IEndpointRouteBuilder api)
    {
        var prices = api.MapGroup("/products/{sku}/prices")
            .WithTags("Products")
            .ProducesProblems(400, 404);
        prices
            .MapGet("", GetAsync)
            .Named("getPrices", "Get the planned prices of a product")
            .Describe("By month; empty without planned prices.");
        prices
            .MapPut("", PutAsync)
            .Named("putPrices", "Replace the planned prices of a product")
            .Describe(
                "By month, YYYY-MM. Past prices are the unit prices of the sales. Where price has moved the demand before, planned prices move the forecast of the next run."
            )
            .JsonExample("""{ "2027-03": 19.9, "2027-04": 17.9 }""")
            .For(Roles.Planner)
            .ProducesProblems(412, 415, 422);
        prices
            .MapDelete("", DeleteAsync)
            .Named("deletePrices", "Delete the planned prices of a product")
            .Describe("The latest price of the sales is then the price of the coming months.")
            .For(Roles.Planner)
            .ProducesProblems(412);
    }

    private static async Task<Ok<IReadOnlyDictionary<string, decimal>>> GetAsync(
        string sku,
        PriceStore store,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        ProductRules.CheckSku(sku);
        return TypedResults.Ok(tags.Tagged(context, await store.GetAsync(sku, cancellationToken)));
    }

    private static async Task<Ok<IReadOnlyDictionary<string, decimal>>> PutAsync(
        string sku,
        IReadOnlyDictionary<string, decimal> body,
        PriceStore store,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        ProductRules.CheckSku(sku);
        Check(body);
        await store.PutAsync(sku, body, Precondition.From(context.Request), cancellationToken);
        return TypedResults.Ok(tags.Tagged(context, await store.GetAsync(sku, cancellationToken)));
    }

    private static async Task<NoContent> DeleteAsync(
        string sku,
        PriceStore store,
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        ProductRules.CheckSku(sku);
        await store.PutAsync(
            sku,
            new Dictionary<string, decimal>(),
            Precondition.From(request),
            cancellationToken
        );
        return TypedResults.NoContent();
    }

    private static void Check(IReadOnlyDictionary<string, decimal> prices)
    {
        var errors = new Validation();
        if (prices.Count > MaxMonths)
            errors.Add("", Invariant($"has more than {MaxMonths} months."));
        foreach (var (month, price) in prices)
            errors
                .Check(Month.TryParse(month, null, out _), month, "is not a month; write YYYY-MM.")
                .Check(price > 0, month, "must be above 0.")
                .Range(month, price, 0);
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
    }
}

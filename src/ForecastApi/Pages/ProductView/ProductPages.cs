using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Overrides;
using ForecastApi.Pages.Shared;
using ForecastApi.Products;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Pages.ProductView;

/// <summary>A product's page, and the forms on it.</summary>
public static class ProductPages
{
    public static void MapProductPages(this IEndpointRouteBuilder pages)
    {
        var product = pages.MapGroup(Places.Products + "/{sku}");
        product.MapGet("", ViewAsync);
        product.MapPost("/overrides", SetAsync).For(Roles.Planner);
        product.MapPost("/overrides/{period}/removal", RemoveAsync).For(Roles.Planner);
    }

    private static async Task<RazorComponentResult<ProductViewPage>> ViewAsync(
        string sku,
        string? overridden,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        await PageAsync(
            context,
            sku,
            OverrideForm.Empty,
            QueryWords.Month("overridden", overridden),
            StatusCodes.Status200OK,
            cancellationToken
        );

    /// <summary>Stores an override and shows what speaks against it; what was typed is kept where it is refused.</summary>
    private static async Task<
        Results<RedirectHttpResult, RazorComponentResult<ProductViewPage>>
    > SetAsync(
        string sku,
        ForecastRunStore runs,
        OverrideStore store,
        BusinessCalendar calendar,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var form = OverrideForm.Of(await FormToken.ReadAsync(context));
        try
        {
            var (period, request) = form.Read(calendar.Today);
            var run =
                await runs.PublishedAsync(null, cancellationToken)
                ?? throw ProblemException.Conflict(
                    ProblemCodes.NoForecast,
                    "There is no forecast yet."
                );
            await store.PutAsync(run, sku, period, request, _ => { }, cancellationToken);
            return TypedResults.LocalRedirect(
                Places.With(Places.Product(sku), ("overridden", period.ToString())) + "#overrides"
            );
        }
        catch (ProblemException refusal) when (refusal.Errors is { } errors)
        {
            return await PageAsync(
                context,
                sku,
                form with
                {
                    Errors = errors,
                },
                null,
                refusal.Status,
                cancellationToken
            );
        }
    }

    private static async Task<RedirectHttpResult> RemoveAsync(
        string sku,
        string period,
        ForecastRunStore runs,
        ProductStore products,
        OverrideStore store,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        await FormToken.ReadAsync(context);
        var month =
            QueryWords.Month("period", period)
            ?? throw ProblemException.NotFound("override", period);
        ProductRules.CheckSku(sku);
        await products.KnownAsync(sku, cancellationToken);
        var run = await runs.PublishedAsync(null, cancellationToken);
        await store.DeleteAsync(run, sku, month, _ => { }, cancellationToken);
        return TypedResults.LocalRedirect(Places.Product(sku) + "#overrides");
    }

    private static async Task<RazorComponentResult<ProductViewPage>> PageAsync(
        HttpContext context,
        string sku,
        OverrideForm form,
        Month? set,
        int status,
        CancellationToken cancellationToken
    )
    {
        var services = context.RequestServices;
        var data = await services
            .GetRequiredService<ProductViewQuery>()
            .RunAsync(sku, cancellationToken);
        var overrides = await services
            .GetRequiredService<ProductOverridesQuery>()
            .RunAsync(sku, form, FormToken.For(context), set, cancellationToken);
        return new(new { Data = data, Overrides = overrides }) { StatusCode = status };
    }
}

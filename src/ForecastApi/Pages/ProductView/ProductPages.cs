using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Overrides;
using ForecastApi.Pages.Shared.Formatting;
using ForecastApi.Pages.Shared.Layout;
using ForecastApi.Products;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Pages.ProductView;

/// <summary>The product page and its override forms.</summary>
public static class ProductPages
{
    public static void MapProductPages(this IEndpointRouteBuilder pages)
    {
        var product = pages.MapGroup(PageUrls.Products + "/{sku}");
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
            QueryValues.ParseMonth("overridden", overridden),
            StatusCodes.Status200OK,
            cancellationToken
        );

    /// <summary>Stores an override and redirects to its warnings; an invalid form is shown again with its errors.</summary>
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
        var form = OverrideForm.From(await FormToken.ReadAsync(context));
        try
        {
            var (period, request) = form.Read(calendar.Today);
            var run =
                await runs.PublishedAsync(null, cancellationToken)
                ?? throw ProblemException.Conflict(
                    ProblemCodes.NoForecast,
                    "There is no forecast yet."
                );
            await store.PutAsync(run, sku, period, request, Precondition.None, cancellationToken);
            return TypedResults.LocalRedirect(
                PageUrls.WithQuery(PageUrls.Product(sku), ("overridden", period.ToString()))
                    + "#overrides"
            );
        }
        catch (ProblemException problem) when (problem.Errors is { } errors)
        {
            return await PageAsync(
                context,
                sku,
                form with
                {
                    Errors = errors,
                },
                null,
                problem.Status,
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
            QueryValues.ParseMonth("period", period)
            ?? throw ProblemException.NotFound("override", period);
        ProductRules.CheckSku(sku);
        await products.RequireAsync(sku, cancellationToken);
        var run = await runs.PublishedAsync(null, cancellationToken);
        await store.DeleteAsync(run, sku, month, Precondition.None, cancellationToken);
        return TypedResults.LocalRedirect(PageUrls.Product(sku) + "#overrides");
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

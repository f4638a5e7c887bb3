using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Pages.AccuracyView;
using ForecastApi.Pages.ExceptionList;
using ForecastApi.Pages.Overview;
using ForecastApi.Pages.PlanList;
using ForecastApi.Pages.PlanMonths;
using ForecastApi.Pages.PlanStrategies;
using ForecastApi.Pages.ProblemList;
using ForecastApi.Pages.ProductList;
using ForecastApi.Pages.ProductView;
using ForecastApi.Pages.RunList;
using ForecastApi.Pages.RunView;
using ForecastApi.Pages.SalesImport;
using ForecastApi.Pages.Shared.Formatting;
using ForecastApi.Pages.Shared.Layout;
using ForecastApi.Pages.SignIn;
using ForecastApi.Plans;
using ForecastApi.Work;
using Microsoft.AspNetCore.Http.HttpResults;
using Radzen;

namespace ForecastApi.Pages;

/// <summary>
/// The HTML pages, rendered on the server; only the import page needs JavaScript.
/// Each page is a folder with its query, data and components; <c>Shared</c> holds common components.
/// </summary>
public static class PageEndpoints
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(o => o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddRadzenComponents();
        services.AddSingleton<OverviewQuery>();
        services.AddSingleton<ICacheWarmer, OverviewWarmer>();
        services.AddSingleton<PlanMonthsQuery>();
        services.AddSingleton<ComponentUseQuery>();
        services.AddSingleton<ProductListStore>();
        services.AddSingleton<ProductListQuery>();
        services.AddSingleton<ProductViewQuery>();
        services.AddSingleton<ProductOverridesQuery>();
        services.AddSingleton<AccuracyViewQuery>();
        services.AddSingleton<RunViewQuery>();
    }

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("")
            .ExcludeFromDescription()
            .AddEndpointFilter<PageErrors>()
            .AddEndpointFilter(
                async (context, next) =>
                {
                    var page = await next(context);
                    // Pages with a form and the stylesheet set their own value
                    context.HttpContext.Response.Headers.TryAdd("Cache-Control", "no-cache");
                    return page;
                }
            );
        pages.MapGet(PageUrls.Overview, OverviewAsync);
        pages.MapGet(PageUrls.Products, ProductListAsync);
        pages.MapGet(PageUrls.Accuracy, AccuracyAsync);
        pages.MapGet(PageUrls.Runs, RunListAsync);
        pages.MapGet(PageUrls.Runs + "/{id}", RunViewAsync);
        pages.MapGet(PageUrls.Plans, PlanListAsync);
        pages.MapGet(PageUrls.Plans + "/{id}", PlanStrategiesAsync);
        pages.MapGet(PageUrls.Plans + "/{id}/{strategy}", PlanMonthsAsync);
        pages.MapProductPages();
        pages.MapExceptionPages();
        pages.MapSalesImportPages();
        pages
            .MapGet("/problems", () => new RazorComponentResult<ProblemListPage>())
            .AllowAnonymous();
        pages.MapSignIn();
        pages.MapGet(SiteStyles.Path, Styles).AllowAnonymous();
    }

    private static async Task<RazorComponentResult<OverviewPage>> OverviewAsync(
        OverviewQuery query,
        HttpContext context,
        CancellationToken cancellationToken
    ) => new(new { Data = await query.RunAsync(cancellationToken) });

    private static async Task<RazorComponentResult<ProductListPage>> ProductListAsync(
        string? q,
        string? category,
        string? status,
        string? sort,
        string? page,
        ProductListQuery query,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var filter = ProductFilter.Parse(q, category, status, sort, page);
        return new(new { Data = await query.RunAsync(filter, cancellationToken) });
    }

    private static async Task<RazorComponentResult<AccuracyPage>> AccuracyAsync(
        AccuracyViewQuery query,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var choice = AccuracyChoice.Parse(context.Request.Query);
        return new(new { Data = await query.RunAsync(choice, cancellationToken) });
    }

    private static async Task<RazorComponentResult<RunListPage>> RunListAsync(
        string? cursor,
        ForecastRunStore runs,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var page = new PageRequest(RunListPage.Size, cursor).Validated("forecastRuns");
        return new(
            new { Runs = await runs.ListAsync(page, cancellationToken), IsFirst = cursor is null }
        );
    }

    private static async Task<RazorComponentResult<RunViewPage>> RunViewAsync(
        string id,
        RunViewQuery query,
        CancellationToken cancellationToken
    ) => new(new { Data = await query.RunAsync(id, cancellationToken) });

    private static async Task<RazorComponentResult<PlanListPage>> PlanListAsync(
        string? cursor,
        PlanStore plans,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var page = new PageRequest(PlanListPage.Size, cursor).Validated("plans");
        return new(
            new { Plans = await plans.ListAsync(page, cancellationToken), IsFirst = cursor is null }
        );
    }

    private static async Task<RazorComponentResult<PlanStrategiesPage>> PlanStrategiesAsync(
        string id,
        PlanSummaryStore plans,
        HttpContext context,
        CancellationToken cancellationToken
    ) => new(new { Plan = await plans.GetAsync(id, cancellationToken) });

    private static async Task<RazorComponentResult<PlanMonthsPage>> PlanMonthsAsync(
        string id,
        string strategy,
        string? sku,
        int? orders,
        PlanMonthsQuery query,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        new(new { Data = await query.RunAsync(id, strategy, sku, orders ?? 1, cancellationToken) });

    private static ContentHttpResult Styles(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Text(SiteStyles.Text, "text/css", System.Text.Encoding.UTF8);
    }
}

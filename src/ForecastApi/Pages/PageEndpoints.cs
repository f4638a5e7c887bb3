using ForecastApi.Pages.Overview;
using ForecastApi.Pages.Shared;
using Microsoft.AspNetCore.Http.HttpResults;
using Radzen;

namespace ForecastApi.Pages;

/// <summary>
/// The pages for people: rendered on the server from what the stores hold, complete without any script.
/// A page is a folder with its query, its model and its components; what pages share is in <c>Shared</c>.
/// </summary>
public static class PageEndpoints
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddRadzenComponents();
        services.AddSingleton<OverviewQuery>();
    }

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").ExcludeFromDescription().AddEndpointFilter<PageErrors>();
        pages.MapGet("/", OverviewAsync);
        pages.MapGet(SiteStyles.Path, Styles);
    }

    private static async Task<RazorComponentResult<OverviewPage>> OverviewAsync(
        OverviewQuery query,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        context.Response.Headers.CacheControl = "no-cache";
        return new(new { Data = await query.RunAsync(cancellationToken) });
    }

    private static ContentHttpResult Styles(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Text(SiteStyles.Text, "text/css", System.Text.Encoding.UTF8);
    }
}

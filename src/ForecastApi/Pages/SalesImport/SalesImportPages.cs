using ForecastApi.Access;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Pages.Shared.Formatting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Pages.SalesImport;

/// <summary>The import page and its script. The page calls the API, so that it can do what any client can.</summary>
public static class SalesImportPages
{
    public static void MapSalesImportPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(PageUrls.Import, ViewAsync);
        pages.MapGet(ImportScript.Path, Script).AllowAnonymous();
    }

    private static async Task<RazorComponentResult<SalesImportPage>> ViewAsync(
        ImportHistory imports,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var page = new PageRequest(SalesImportPage.Size, null).Validated("imports");
        return new(
            new
            {
                Imports = (await imports.ListAsync(page, null, cancellationToken)).Items,
                MayImport = context.User.IsInRole(Roles.Importer)
                    || context.User.IsInRole(Roles.Admin),
            }
        );
    }

    private static ContentHttpResult Script(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Text(ImportScript.Text, "text/javascript", System.Text.Encoding.UTF8);
    }
}

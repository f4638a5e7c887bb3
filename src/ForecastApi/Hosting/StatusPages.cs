using ForecastApi.Pages.Shared.Formatting;
using ForecastApi.Pages.Shared.Layout;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ForecastApi.Hosting;

/// <summary>Gives a body to answers that have none but their status: a page to persons, a problem to programs.</summary>
public static class StatusPages
{
    public static Task WriteAsync(StatusCodeContext status)
    {
        var context = status.HttpContext;
        var code = context.Response.StatusCode;
        if (code != StatusCodes.Status404NotFound || !AccessRefusal.IsPage(context.Request))
            return ApiExceptionHandler.WriteAsync(context, new ProblemDetails { Status = code });
        return new RazorComponentResult<ErrorPage>(
            new
            {
                Title = "This is not there",
                Advice = "There is no page at this address.",
                Link = PageUrls.Overview,
                LinkText = "Overview",
            }
        )
        {
            StatusCode = code,
        }.ExecuteAsync(context);
    }
}

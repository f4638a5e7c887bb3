using ForecastApi.Pages.Shared.Formatting;
using ForecastApi.Pages.Shared.Layout;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ForecastApi.Hosting;

/// <summary>Writes the body of responses that have only an error status: a page for browsers, a problem for API clients.</summary>
public static class StatusPages
{
    public static Task WriteAsync(StatusCodeContext status)
    {
        var context = status.HttpContext;
        var code = context.Response.StatusCode;
        if (
            code != StatusCodes.Status404NotFound
            || !AuthenticationProblems.IsPage(context.Request)
        )
            return ApiExceptionHandler.WriteAsync(context, new ProblemDetails { Status = code });
        return new RazorComponentResult<ErrorPage>(
            new
            {
                Title = "Page not found",
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

using System.Globalization;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Pages.Shared.Formatting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Pages.Shared.Layout;

/// <summary>Renders errors as pages; problem documents are for API clients.</summary>
public sealed partial class PageErrors(Database database, ILogger<PageErrors> logger)
    : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        try
        {
            return await next(context);
        }
        catch (Exception error) when (database.DescribeOutage(error) is { } outage)
        {
            Log.DatabaseUnavailable(logger, outage, error);
            context.HttpContext.Response.Headers.RetryAfter =
                ProblemCodes.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return Page(
                StatusCodes.Status503ServiceUnavailable,
                "Database unavailable",
                outage
                    + " Stored data is not affected. Reload this page in a moment; if the error persists, check /health/ready and the service log."
            );
        }
        catch (ProblemException problem)
        {
            var (link, list) = PageUrls.FindList(context.HttpContext.Request.Path);
            return new RazorComponentResult<ErrorPage>(
                new
                {
                    Title = problem.Status == StatusCodes.Status404NotFound
                        ? "Page not found"
                        : "Invalid request",
                    Advice = problem.Message,
                    Link = link,
                    LinkText = list,
                }
            )
            {
                StatusCode = problem.Status,
            };
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.UnhandledException(logger, error);
            return Page(
                StatusCodes.Status500InternalServerError,
                "Internal server error",
                "The service failed to render this page; the service log has the details. The API at /swagger may still work."
            );
        }
    }

    private static RazorComponentResult<ErrorPage> Page(int status, string title, string advice) =>
        new(new { Title = title, Advice = advice }) { StatusCode = status };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Failed to render a page: {Outage}")]
        public static partial void DatabaseUnavailable(
            ILogger logger,
            string outage,
            Exception error
        );

        [LoggerMessage(2, LogLevel.Error, "Unhandled exception while rendering a page")]
        public static partial void UnhandledException(ILogger logger, Exception error);
    }
}

using System.Globalization;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Pages.Shared.Formatting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Pages.Shared.Layout;

/// <summary>A person who opens a page is told in words what went wrong; problem documents are for programs.</summary>
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
        catch (Exception error) when (database.Trouble(error) is { } trouble)
        {
            Log.DatabaseUnavailable(logger, trouble, error);
            context.HttpContext.Response.Headers.RetryAfter =
                ProblemCodes.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return Page(
                StatusCodes.Status503ServiceUnavailable,
                "The database does not answer",
                trouble
                    + " Nothing that was stored is lost. If reloading this page in a moment does not help, /health/ready and the service's log tell more."
            );
        }
        catch (ProblemException refusal)
        {
            var (link, list) = PageUrls.FindList(context.HttpContext.Request.Path);
            return new RazorComponentResult<ErrorPage>(
                new
                {
                    Title = refusal.Status == StatusCodes.Status404NotFound
                        ? "This is not there"
                        : "This cannot be shown",
                    Advice = refusal.Message,
                    Link = link,
                    LinkText = list,
                }
            )
            {
                StatusCode = refusal.Status,
            };
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.Unforeseen(logger, error);
            return Page(
                StatusCodes.Status500InternalServerError,
                "This page could not be made",
                "Something went wrong in the service; the operator finds it in the log. The API at /swagger may still answer."
            );
        }
    }

    private static RazorComponentResult<ErrorPage> Page(int status, string title, string advice) =>
        new(new { Title = title, Advice = advice }) { StatusCode = status };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A page was not made: {Trouble}")]
        public static partial void DatabaseUnavailable(
            ILogger logger,
            string trouble,
            Exception error
        );

        [LoggerMessage(2, LogLevel.Error, "A page ended in an error that nobody foresaw")]
        public static partial void Unforeseen(ILogger logger, Exception error);
    }
}

using ForecastApi.Access;
using ForecastApi.Http;
using ForecastApi.Pages.Shared.Formatting;
using ForecastApi.Pages.Shared.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Hosting;

/// <summary>Says to programs by a problem, and to persons by a page, that they are not known or may not.</summary>
public sealed class AccessRefusal : IAuthorizationMiddlewareResultHandler
{
    public async Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        if (authorizeResult.Succeeded)
        {
            await next(context);
            return;
        }
        if (authorizeResult.Challenged)
            Challenge(context);
        else
            await ForbidAsync(context, policy);
    }

    private static void Challenge(HttpContext context)
    {
        if (IsPage(context.Request) && HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Redirect(
                PageUrls.WithQuery(
                    PageUrls.SignIn,
                    ("back", context.Request.Path + context.Request.QueryString)
                )
            );
            return;
        }
        throw new ProblemException(
            StatusCodes.Status401Unauthorized,
            ProblemCodes.Of(401),
            $"Who are you? Send a good API key in {ApiKeyHandler.Header}, or a good token in Authorization: Bearer."
        ).With("WWW-Authenticate", "Bearer, ApiKey");
    }

    private static async Task ForbidAsync(HttpContext context, AuthorizationPolicy policy)
    {
        var roles = policy
            .Requirements.OfType<RolesAuthorizationRequirement>()
            .SelectMany(r => r.AllowedRoles)
            .Distinct(StringComparer.Ordinal);
        var words =
            $"This is for the role {string.Join(" or ", roles)}; {context.User.Identity?.Name} does not have it.";
        if (!IsPage(context.Request))
            throw new ProblemException(StatusCodes.Status403Forbidden, ProblemCodes.Of(403), words);
        await new RazorComponentResult<ErrorPage>(
            new
            {
                Title = "This is not for you",
                Advice = words,
                Link = PageUrls.Overview,
                LinkText = "Overview",
            }
        )
        {
            StatusCode = StatusCodes.Status403Forbidden,
        }.ExecuteAsync(context);
    }

    // What a browser opens: programs do not ask for HTML
    public static bool IsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
}

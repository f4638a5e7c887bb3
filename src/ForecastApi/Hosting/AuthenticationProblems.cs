using ForecastApi.Access;
using ForecastApi.Http;
using ForecastApi.Pages.Shared.Formatting;
using ForecastApi.Pages.Shared.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Hosting;

/// <summary>Responds to unauthenticated and unauthorised requests: with a problem to API clients, with a page to browsers.</summary>
public sealed class AuthenticationProblems : IAuthorizationMiddlewareResultHandler
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
            ProblemCodes.Unauthenticated,
            $"Authentication required. Send a valid API key in {ApiKeyHandler.Header} or a bearer token in Authorization."
        ).With("WWW-Authenticate", "Bearer, ApiKey");
    }

    private static async Task ForbidAsync(HttpContext context, AuthorizationPolicy policy)
    {
        var roles = policy
            .Requirements.OfType<RolesAuthorizationRequirement>()
            .SelectMany(r => r.AllowedRoles)
            .Distinct(StringComparer.Ordinal);
        var detail =
            $"This requires the role {string.Join(" or ", roles)}, which {context.User.Identity?.Name} does not have.";
        if (!IsPage(context.Request))
            throw new ProblemException(
                StatusCodes.Status403Forbidden,
                ProblemCodes.Forbidden,
                detail
            );
        await new RazorComponentResult<ErrorPage>(
            new
            {
                Title = "Access denied",
                Advice = detail,
                Link = PageUrls.Overview,
                LinkText = "Overview",
            }
        )
        {
            StatusCode = StatusCodes.Status403Forbidden,
        }.ExecuteAsync(context);
    }

    /// <summary>Whether a browser requests a page: API clients do not accept HTML.</summary>
    public static bool IsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
}

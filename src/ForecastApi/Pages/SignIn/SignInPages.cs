using System.Security.Claims;
using ForecastApi.Access;
using ForecastApi.Pages.Shared.Formatting;
using ForecastApi.Pages.Shared.Layout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Pages.SignIn;

/// <summary>Signs a user in with an API key and sets an HttpOnly, SameSite cookie.</summary>
public static class SignInPages
{
    public static void MapSignIn(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(PageUrls.SignIn, Show).AllowAnonymous();
        pages.MapPost(PageUrls.SignIn, SignInAsync).AllowAnonymous();
        pages.MapPost(PageUrls.SignOut, SignOutAsync).AllowAnonymous();
    }

    private static RazorComponentResult<SignInPage> Show(string? back, HttpContext context) =>
        Page(context, back, null);

    private static async Task<
        Results<RedirectHttpResult, RazorComponentResult<SignInPage>>
    > SignInAsync(
        ApiKeyStore keys,
        ApiKeyUse use,
        SessionStore sessions,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var form = await FormToken.ReadAsync(context);
        if (
            ApiKeyText.Parse(form["key"].ToString().Trim()) is not { } text
            || await keys.FindAsync(text, cancellationToken) is not { } key
        )
        {
            var page = Page(context, form["back"], "The key is unknown, expired or revoked.");
            page.StatusCode = StatusCodes.Status401Unauthorized;
            return page;
        }
        use.Note(key.Id);
        await EndAsync(sessions, context.User, cancellationToken);
        var identity = ApiKeyHandler.Identity(key, AccessSetup.CookieScheme);
        identity.AddClaim(
            new(AccessSetup.SessionClaim, await sessions.StartAsync(key.Id, cancellationToken))
        );
        await context.SignInAsync(AccessSetup.CookieScheme, new ClaimsPrincipal(identity));
        return TypedResults.LocalRedirect(PageUrls.Local(form["back"], PageUrls.Overview));
    }

    private static async Task<RedirectHttpResult> SignOutAsync(
        SessionStore sessions,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        await FormToken.ReadAsync(context);
        await EndAsync(sessions, context.User, cancellationToken);
        await context.SignOutAsync(AccessSetup.CookieScheme);
        return TypedResults.LocalRedirect(PageUrls.SignIn);
    }

    /// <summary>Ends the session of a signed-in user, so that a copy of the cookie is of no use.</summary>
    private static async Task EndAsync(
        SessionStore sessions,
        ClaimsPrincipal user,
        CancellationToken cancellationToken
    )
    {
        if (user.FindFirst(AccessSetup.SessionClaim) is { } session)
            await sessions.EndAsync(session.Value, cancellationToken);
    }

    private static RazorComponentResult<SignInPage> Page(
        HttpContext context,
        string? back,
        string? error
    ) =>
        new(
            new
            {
                Token = FormToken.For(context),
                Back = PageUrls.Local(back, PageUrls.Overview),
                Error = error,
            }
        );
}

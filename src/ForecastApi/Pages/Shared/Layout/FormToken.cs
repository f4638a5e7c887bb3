using ForecastApi.Http;
using Microsoft.AspNetCore.Antiforgery;

namespace ForecastApi.Pages.Shared.Layout;

/// <summary>The anti-forgery token of a form.</summary>
public sealed record FormToken(string Field, string Value)
{
    /// <summary>Creates the token for a page with a form and sets its cookie.</summary>
    public static FormToken For(HttpContext context)
    {
        var tokens = Antiforgery(context).GetAndStoreTokens(context);
        return new(tokens.FormFieldName, tokens.RequestToken!);
    }

    /// <summary>Validates the token of a submitted form and reads its fields.</summary>
    /// <exception cref="ProblemException">400: the token is missing, invalid or expired.</exception>
    public static async Task<IFormCollection> ReadAsync(HttpContext context)
    {
        try
        {
            if (
                context.Request.HasFormContentType
                && await Antiforgery(context).IsRequestValidAsync(context)
            )
                return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception error)
            when (error is IOException or InvalidDataException or AntiforgeryValidationException)
        {
            // Truncated or malformed form
        }
        throw new ProblemException(
            StatusCodes.Status400BadRequest,
            ProblemCodes.FormExpired,
            "The form is no longer valid. Go back, reload the page and submit it again. Nothing was changed."
        );
    }

    private static IAntiforgery Antiforgery(HttpContext context) =>
        context.RequestServices.GetRequiredService<IAntiforgery>();
}

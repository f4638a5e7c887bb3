using ForecastApi.Http;
using Microsoft.AspNetCore.Antiforgery;

namespace ForecastApi.Pages.Shared;

/// <summary>The hidden field by which a form proves that it comes from a page of this service.</summary>
public sealed record FormToken(string Field, string Value)
{
    /// <summary>For a page with a form; sets the cookie that belongs to it.</summary>
    public static FormToken For(HttpContext context)
    {
        var tokens = Antiforgery(context).GetAndStoreTokens(context);
        return new(tokens.FormFieldName, tokens.RequestToken!);
    }

    /// <summary>The fields of a form that was sent.</summary>
    /// <exception cref="ProblemException">400: the form does not come from a page of this service, or from one of long ago.</exception>
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
            // Cut off, or no form at all
        }
        throw new ProblemException(
            StatusCodes.Status400BadRequest,
            ProblemCodes.FormExpired,
            "The form is no longer valid. Go back, reload the page and send it again; nothing was changed."
        );
    }

    private static IAntiforgery Antiforgery(HttpContext context) =>
        context.RequestServices.GetRequiredService<IAntiforgery>();
}

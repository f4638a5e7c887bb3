using ForecastApi.Access;
using ForecastApi.Alerts;
using ForecastApi.Common;
using ForecastApi.Forecasting.Alerts;
using ForecastApi.Http;
using ForecastApi.Pages.Shared.Formatting;
using ForecastApi.Pages.Shared.Layout;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace ForecastApi.Pages.ExceptionList;

/// <summary>The exception list and the form that changes the status of an exception.</summary>
public static class ExceptionPages
{
    private const int MaxNote = 1000;
    private const int MaxAuthor = 200;

    public static void MapExceptionPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(PageUrls.Exceptions, ListAsync);
        pages.MapPost(PageUrls.Exceptions + "/{sku}/{rule}", UpdateAsync).For(Roles.Planner);
    }

    private static async Task<RazorComponentResult<ExceptionListPage>> ListAsync(
        string? state,
        string? rule,
        string? sku,
        string? cursor,
        AlertListStore store,
        IOptions<InstallationOptions> installation,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var choice = ExceptionChoice.Parse(state, rule, sku, cursor);
        var found = await store.ListAsync(
            choice.Rule,
            choice.State,
            choice.Sku,
            new PageRequest(ExceptionListPage.Size, choice.Cursor).Validated("exceptions"),
            cancellationToken
        );
        return new(
            new
            {
                Data = new ExceptionListData(
                    choice,
                    found,
                    installation.Value.Currency,
                    FormToken.For(context)
                ),
            }
        );
    }

    /// <summary>Stores the new status and redirects to the list.</summary>
    private static async Task<RedirectHttpResult> UpdateAsync(
        string sku,
        string rule,
        AlertStore store,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var form = await FormToken.ReadAsync(context);
        var update = new AlertUpdate(
            QueryValues.ParseEnum<AlertState>("state", form["state"])
                ?? throw ProblemException.Invalid("state", "is missing."),
            QueryValues.ParseText(form["note"]),
            QueryValues.ParseText(form["author"])
        );
        new Validation()
            .Text("note", update.Note, MaxNote)
            .Text("author", update.Author, MaxAuthor)
            .ThrowIfAny();
        await store.UpdateAsync(
            sku,
            QueryValues.ParseEnum<AlertRule>("rule", rule)
                ?? throw ProblemException.NotFound("exception rule", rule),
            update,
            _ => { },
            cancellationToken
        );
        return TypedResults.LocalRedirect(PageUrls.Local(form["back"], PageUrls.Exceptions));
    }
}

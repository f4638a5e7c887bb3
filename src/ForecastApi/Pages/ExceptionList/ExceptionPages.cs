using ForecastApi.Access;
using ForecastApi.Alerts;
using ForecastApi.Common;
using ForecastApi.Forecasting.Alerts;
using ForecastApi.Http;
using ForecastApi.Pages.Shared;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace ForecastApi.Pages.ExceptionList;

/// <summary>The exceptions and what is decided about them.</summary>
public static class ExceptionPages
{
    private const int MaxNote = 1000;
    private const int MaxAuthor = 200;

    public static void MapExceptionPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Places.Exceptions, ListAsync);
        pages.MapPost(Places.Exceptions + "/{sku}/{rule}", DecideAsync).For(Roles.Planner);
    }

    private static async Task<RazorComponentResult<ExceptionListPage>> ListAsync(
        string? state,
        string? rule,
        string? sku,
        string? cursor,
        ExceptionListStore store,
        IOptions<InstallationOptions> installation,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var choice = ExceptionChoice.Of(state, rule, sku, cursor);
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

    /// <summary>Stores a decision and goes back to the list that it was made on.</summary>
    private static async Task<RedirectHttpResult> DecideAsync(
        string sku,
        string rule,
        ExceptionStore store,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var form = await FormToken.ReadAsync(context);
        var update = new ExceptionUpdate(
            QueryWords.Enum<ExceptionState>("state", form["state"])
                ?? throw ProblemException.Invalid("state", "is missing."),
            QueryWords.Text(form["note"]),
            QueryWords.Text(form["author"])
        );
        new Validation()
            .Text("note", update.Note, MaxNote)
            .Text("author", update.Author, MaxAuthor)
            .ThrowIfAny();
        await store.UpdateAsync(
            sku,
            QueryWords.Enum<AlertRule>("rule", rule)
                ?? throw ProblemException.NotFound("exception rule", rule),
            update,
            _ => { },
            cancellationToken
        );
        return TypedResults.LocalRedirect(Places.Local(form["back"], Places.Exceptions));
    }
}

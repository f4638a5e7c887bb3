using ForecastApi.Access;
using ForecastApi.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Imports.SavedFormats;

/// <summary>The formats of other systems' files, saved by name.</summary>
public static class ImportFormatEndpoints
{
    public static void MapImportFormats(this IEndpointRouteBuilder imports)
    {
        imports
            .MapGet("/import-formats", ListAsync)
            .Named("listImportFormats", "List saved import formats")
            .Describe("In order of name.");
        var one = imports.MapGroup("/import-formats/{name}").ProducesProblems(404);
        one.MapGet("", GetAsync)
            .Named("getImportFormat", "Get a saved import format")
            .Describe("Its properties are the parameters of an import.");
        one.MapPut("", PutAsync)
            .Named("putImportFormat", "Save an import format")
            .Describe(
                "Saves the format of another system's files under a name. With headers, the inspection of a file with the same header returns this name."
            )
            .JsonExample(
                """{ "delimiter": ";", "decimal": "comma", "dateFormat": "dd.MM.yyyy", "columns": [ { "theirs": "Artikel", "ours": "sku" }, { "theirs": "Datum", "ours": "date" }, { "theirs": "Menge", "ours": "quantity" } ], "headers": ["Artikel", "Datum", "Menge"] }"""
            )
            .For(Roles.Importer)
            .ProducesProblems(412, 415);
        one.MapDelete("", DeleteAsync)
            .Named("deleteImportFormat", "Delete a saved import format")
            .Describe("Imports that used it are not changed.")
            .For(Roles.Importer)
            .ProducesProblems(412);
    }

    private static async Task<Ok<Page<ImportFormat>>> ListAsync(
        int? limit,
        string? cursor,
        ImportFormatStore store,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await store.ListAsync(
                new PageRequest(limit, cursor).Validated("importFormats"),
                cancellationToken
            )
        );

    private static async Task<Ok<ImportFormat>> GetAsync(
        string name,
        ImportFormatStore store,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        ImportFormatRules.CheckName(name);
        return TypedResults.Ok(tags.Tagged(context, await store.GetAsync(name, cancellationToken)));
    }

    private static async Task<Ok<ImportFormat>> PutAsync(
        string name,
        ImportFormatBody body,
        ImportFormatStore store,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        ImportFormatRules.CheckName(name);
        ImportFormatRules.Check(body);
        var format = ImportFormat.From(name, body);
        await store.PutAsync(format, Precondition.From(context.Request), cancellationToken);
        return TypedResults.Ok(tags.Tagged(context, format));
    }

    private static async Task<NoContent> DeleteAsync(
        string name,
        ImportFormatStore store,
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        ImportFormatRules.CheckName(name);
        await store.DeleteAsync(name, Precondition.From(request), cancellationToken);
        return TypedResults.NoContent();
    }
}

using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Http.Tables;
using ForecastApi.Imports.SavedFormats;
using ForecastApi.Imports.Warnings;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Imports;

public static class ImportEndpoints
{
    public static void AddImports(this IServiceCollection services)
    {
        services.AddSingleton<ImportHistory>();
        services.AddSingleton<WarningStore>();
        services.AddSingleton<TableImport>();
        services.AddSingleton<ImportFormatStore>();
    }

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("").WithTags("Imports").ProducesProblems(400);
        imports
            .MapGet("/imports", ListImportsAsync)
            .Named("listImports", "List imports, newest first")
            .Describe("Imports of every kind, including rejected ones.")
            .Parameter("kind", "The kind of import; all kinds if omitted.");
        imports
            .MapGet("/imports/{id}", GetImportAsync)
            .Named("getImport", "Get an import")
            .Describe(
                "The numbers of stored, changed and rejected rows, with the first hundred errors and warnings. For a running import, received is the number of rows read so far; poll again after Retry-After."
            )
            .ProducesProblems(404);
        imports.MapExport(
            "/imports/{id}/errors",
            ErrorsAsync,
            "getImportErrors",
            "Export the errors of an import",
            "All errors, with the columns line, field and message.",
            route => route.ProducesProblems(404)
        );
        imports.MapExport(
            "/imports/{id}/warnings",
            WarningsAsync,
            "getImportWarnings",
            "Export the warnings of an import",
            "All warnings, with the columns line, field, code and message.",
            route => route.ProducesProblems(404)
        );
        imports.MapImportFormats();
    }

    /// <summary>Returns the problem of an import that was rejected because of bad rows.</summary>
    public static ProblemException Rejected(ImportResult result)
    {
        var first = result.Errors[0];
        var problem = new ProblemException(
            StatusCodes.Status422UnprocessableEntity,
            ProblemCodes.ImportRejected,
            Invariant(
                $"Nothing was stored. Line {first.Line}{(first.Field is null ? "" : ", " + first.Field)}: {first.Message} Fix the rows, or send the good ones with ?onError=skip."
            ),
            result
                .Errors.GroupBy(e =>
                    Invariant($"lines[{e.Line}]{(e.Field is null ? "" : "." + e.Field)}")
                )
                .ToDictionary(g => g.Key, g => g.Select(e => e.Message).ToArray())
        );
        problem.Extensions["import"] = result;
        return problem;
    }

    private static async Task<Ok<Page<ImportSummary>>> ListImportsAsync(
        int? limit,
        string? cursor,
        QueryEnum<ImportKind>? kind,
        ImportHistory store,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await store.ListAsync(
                new PageRequest(limit, cursor).Validated("imports"),
                kind?.Value,
                cancellationToken
            )
        );

    private static async Task<Ok<ImportSummary>> GetImportAsync(
        string id,
        ImportHistory store,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var import = await store.GetAsync(id, cancellationToken);
        if (import.Status == ImportStatus.Running)
            Prefer.SetRetryAfter(response);
        return TypedResults.Ok(import);
    }

    private static async Task<EmptyHttpResult> ErrorsAsync(
        string id,
        ImportHistory store,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        await store.GetAsync(id, cancellationToken);
        return await TableAnswer.SendAsync(
            response,
            new(
                "import-errors",
                ["line", "field", "message"],
                store
                    .ErrorsAsync(id, cancellationToken)
                    .Select(e => new object?[] { e.Line, e.Field, e.Message })
            ),
            cancellationToken
        );
    }

    private static async Task<EmptyHttpResult> WarningsAsync(
        string id,
        ImportHistory imports,
        WarningStore warnings,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        await imports.GetAsync(id, cancellationToken);
        return await TableAnswer.SendAsync(
            response,
            new(
                "import-warnings",
                ["line", "field", "code", "message"],
                warnings
                    .AllAsync(id, cancellationToken)
                    .Select(w => new object?[] { w.Line, w.Field, w.Code.ToCamelCase(), w.Message })
            ),
            cancellationToken
        );
    }
}

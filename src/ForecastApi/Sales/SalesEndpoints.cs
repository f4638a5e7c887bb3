using System.Globalization;
using System.Text;
using ForecastApi.Access;
using ForecastApi.Http;
using ForecastApi.Idempotency;
using ForecastApi.Products;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace ForecastApi.Sales;

public static class SalesEndpoints
{
    private const string Csv = "text/csv";
    private const string Ndjson = "application/x-ndjson";

    public static void AddSales(this IServiceCollection services)
    {
        services
            .AddOptions<CalendarOptions>()
            .BindConfiguration(CalendarOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<BusinessCalendar>();
        services.AddSingleton<SalesStore>();
        services.AddSingleton<AnalogySalesStore>();
        services.AddSingleton<ImportStore>();
    }

    public static void MapSales(this IEndpointRouteBuilder api)
    {
        var sales = api.MapGroup("").WithTags("Sales").ProducesProblems(400);
        sales
            .MapPost("/sales/imports", ImportAsync)
            .Named("importSales", "Import sales from CSV or NDJSON, all rows or none")
            .Accepts<string>(Csv, Ndjson)
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .WithMetadata(new HeavyAttribute(HeavyWork.Import))
            .Idempotent("importSales")
            .For(Roles.Importer)
            .ProducesProblems(415, 422);
        sales
            .MapGet("/imports", ListImportsAsync)
            .Named("listImports", "List imports, newest first");
        sales
            .MapGet("/imports/{id}", GetImportAsync)
            .Named("getImport", "Read what an import did")
            .ProducesProblems(404);
        sales
            .MapGet("/imports/{id}/errors.csv", ErrorsAsync)
            .Named("getImportErrors", "Every failed row of an import")
            .Produces<string>(200, Csv)
            .ProducesProblems(404);
        sales
            .MapGet("/products/{sku}/sales", GetSalesAsync)
            .Named("getSales", "A product's sales by day, month or quarter, gaps filled")
            .ProducesProblems(404);
    }

    private static async Task<Ok<ImportResult>> ImportAsync(
        QueryEnum<OnError>? onError,
        HttpRequest request,
        ImportStore store,
        CancellationToken cancellationToken
    )
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed)
            ? parsed.MediaType.Value
            : null;
        var ndjson = Ndjson.Equals(type, StringComparison.OrdinalIgnoreCase);
        if (!ndjson && !Csv.Equals(type, StringComparison.OrdinalIgnoreCase))
            throw new ProblemException(
                StatusCodes.Status415UnsupportedMediaType,
                ProblemCodes.Of(415),
                $"Send the sales as {Csv} or {Ndjson}."
            );
        using var reader = new StreamReader(request.Body, Encoding.UTF8, true, 64 * 1024);
        var (status, result) = await store.ImportAsync(
            report =>
                ndjson
                    ? SalesNdjson.ReadAsync(reader, report, cancellationToken)
                    : SalesCsv.ReadAsync(reader, report, cancellationToken),
            onError?.Value ?? OnError.Reject,
            Receipt.Of(request.HttpContext),
            cancellationToken
        );
        return status == ImportStatus.Succeeded ? TypedResults.Ok(result) : throw Rejected(result);
    }

    private static ProblemException Rejected(ImportResult result)
    {
        var first = result.Errors[0];
        var problem = new ProblemException(
            StatusCodes.Status422UnprocessableEntity,
            "importRejected",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Nothing was stored. Line {first.Line}{(first.Field is null ? "" : ", " + first.Field)}: {first.Message} Mend the rows, or send the good ones with ?onError=skip."
            ),
            result
                .Errors.GroupBy(e =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"lines[{e.Line}]{(e.Field is null ? "" : "." + e.Field)}"
                    )
                )
                .ToDictionary(g => g.Key, g => g.Select(e => e.Message).ToArray())
        );
        problem.Extensions["import"] = result;
        return problem;
    }

    private static async Task<Ok<Page<ImportSummary>>> ListImportsAsync(
        int? limit,
        string? cursor,
        ImportStore store,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await store.ListAsync(new PageRequest(limit, cursor).Validated(), cancellationToken)
        );

    private static async Task<Ok<ImportSummary>> GetImportAsync(
        string id,
        ImportStore store,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await store.GetAsync(id, cancellationToken));

    private static async Task<EmptyHttpResult> ErrorsAsync(
        string id,
        ImportStore store,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        await store.GetAsync(id, cancellationToken);
        response.ContentType = Csv + "; charset=utf-8";
        var writer = new StreamWriter(response.Body, new UTF8Encoding(false));
        await using (writer)
        {
            await writer.WriteLineAsync("line,field,message");
            await store.ReadErrorsAsync(
                id,
                e =>
                    writer.WriteLineAsync(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{e.Line},{CsvText.Cell(e.Field)},{CsvText.Cell(e.Message)}"
                        )
                    ),
                cancellationToken
            );
        }
        return TypedResults.Empty;
    }

    private static async Task<Ok<ProductSales>> GetSalesAsync(
        string sku,
        string? from,
        string? to,
        QueryEnum<SalesBucket>? bucket,
        SalesStore store,
        CancellationToken cancellationToken
    )
    {
        ProductRules.CheckSku(sku);
        return TypedResults.Ok(
            await store.GetAsync(
                sku,
                Day("from", from, last: false),
                Day("to", to, last: true),
                bucket?.Value ?? SalesBucket.Month,
                cancellationToken
            )
        );
    }

    /// <summary>A date, or a month that stands for its first or last day.</summary>
    private static DateOnly? Day(string name, string? text, bool last)
    {
        if (text is null)
            return null;
        if (Month.TryParse(text, CultureInfo.InvariantCulture, out var month))
            return last ? month.FirstDay.AddMonths(1).AddDays(-1) : month.FirstDay;
        return
            DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            ) && day.Year is >= Month.FirstYear and <= Month.LastYear
            ? day
            : throw ProblemException.Invalid(name, "is a month YYYY-MM or a date YYYY-MM-DD.");
    }
}

using System.Globalization;
using System.Text;
using ForecastApi.Access;
using ForecastApi.Http;
using ForecastApi.Idempotency;
using ForecastApi.Imports;
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
        services.AddSingleton<SalesExport>();
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
            .MapGet("/sales.csv", ExportAsync)
            .Named("exportSales", "Every sale, as its import takes it, streamed")
            .Produces<string>(200, Csv);
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
        return status == ImportStatus.Succeeded
            ? TypedResults.Ok(result)
            : throw ImportEndpoints.Rejected(result);
    }

    private static async Task<EmptyHttpResult> ExportAsync(
        string? from,
        string? to,
        string? sku,
        SalesExport export,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var (first, last) = (Day("from", from, last: false), Day("to", to, last: true));
        await CsvAnswer.SendAsync(
            response,
            SalesFields.All,
            write => export.ReadAsync(sku, first, last, write, cancellationToken),
            cancellationToken
        );
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

using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Http.Concurrency;
using ForecastApi.Http.Tables;
using ForecastApi.Imports;
using ForecastApi.Imports.Formats;
using ForecastApi.Imports.Reading;
using ForecastApi.OpenApi;
using ForecastApi.Products;
using ForecastApi.Sales.Importing;
using ForecastApi.Sales.Inspection;
using ForecastApi.Sales.Parsing;
using ForecastApi.Sales.Undo;
using ForecastApi.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Sales;

public static class SalesEndpoints
{
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
        services.AddSingleton<IProductUse, SalesProductUse>();
        services.AddSingleton<SalesImportStore>();
        services.AddSingleton<ImportStateStore>();
        services.AddSingleton<ImportBodyStore>();
        services.AddSingleton<ImportBody>();
        services.AddSingleton<IWorkHandler, SalesImportHandler>();
        services.AddSingleton<IWorkHandler, ImportCleanupHandler>();
        services.AddSingleton(
            new RecurringWork(
                "clean-import-bodies",
                new(WorkKind.ImportCleanup),
                "17 * * * *",
                TimeZoneInfo.Utc
            )
        );
        services.AddSingleton<SalesExport>();
        services.AddSingleton<SalesInspector>();
        services.AddSalesUndo();
    }

    public static void MapSales(this IEndpointRouteBuilder api)
    {
        var sales = api.MapGroup("").WithTags("Sales").ProducesProblems(400);
        sales
            .MapPost("/sales/imports", ImportAsync)
            .Named("importSales", "Import sales from CSV, NDJSON or a workbook")
            .Describe(
                SharedTexts.Import
                    + " Columns: sku, date (a day, or a month as YYYY-MM), quantity, unitPrice, channel, stockout, periodEnd (the last day that the quantity covers). A row replaces the stored row with the same sku, date and channel. Unknown SKUs become products. With Prefer: respond-async the response is 202 once the file is uploaded, and its rows are imported in the background: poll Location until the status is not running. A file with invalid rows is rejected with 422; the problem contains the result as import."
            )
            .CsvExample("sku,date,quantity,channel\nSTOOL,2025-12-05,3,web\n")
            .RespondsAsync()
            .ReadsTables(FileTypes.Ndjson)
            .Parameter(
                "period",
                "The days that each row covers, unless the row has a periodEnd: day, week (seven days from the date on), weekEnding (seven days up to the date) or month.",
                "week"
            )
            .LimitConcurrency(ConcurrencyLimit.Import)
            .Idempotent("importSales")
            .For(Roles.Importer)
            .ProducesProblems(415)
            .ProducesCodes(422, ProblemCodes.ImportRejected, ProblemCodes.IdempotencyKeyReused);
        sales.MapInspection();
        sales.MapSalesUndo();
        sales.MapExport("/sales", ExportAsync, "exportSales", "Export sales", SharedTexts.Export);
        sales
            .MapGet("/products/{sku}/sales", GetSalesAsync)
            .Named("getSales", "Get the sales of a product")
            .Describe(
                "By day, month or quarter. Months without sales count as 0 from the product's first sale to the last complete month of the data."
            )
            .ProducesProblems(404);
    }

    private static async Task<Results<Ok<ImportResult>, Accepted<ImportSummary>>> ImportAsync(
        QueryEnum<OnError>? onError,
        string? period,
        [AsParameters] FormatQuery query,
        HttpContext context,
        SalesImportStore store,
        ImportBody bodies,
        ImportStateStore states,
        WorkQueue queue,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var request = context.Request;
        var format = query.ToFormat(SalesFields.Columns, period);
        var file = await UploadedFile.OpenAsync(request, SalesReader.Kinds, cancellationToken);
        var wanted = onError?.Value ?? OnError.Reject;
        var receipt = IdempotencyRecord.From(context);
        if (Prefer.IsAsync(request))
        {
            var id = states.NewId();
            await bodies.SaveAsync(id, file.Body, cancellationToken);
            var accepted = await states.AcceptAsync(
                id,
                file.Kind,
                format,
                wanted,
                receipt,
                cancellationToken
            );
            queue.Enqueue(SalesImportHandler.ToItem(id));
            Prefer.Applied(context.Response);
            return TypedResults.Accepted($"/api/v1/imports/{id}", accepted);
        }
        var (status, result) = await store.ImportAsync(
            SalesReader.ReadAsync(file.Body, file.Kind, format, cancellationToken),
            wanted,
            new WaitedImport(receipt, clock),
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
        var (first, last) = (
            SalesDates.Parse("from", from, last: false),
            SalesDates.Parse("to", to, last: true)
        );
        return await TableAnswer.SendAsync(
            response,
            export.Read(sku, first, last, cancellationToken),
            cancellationToken
        );
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
                SalesDates.Parse("from", from, last: false),
                SalesDates.Parse("to", to, last: true),
                bucket?.Value ?? SalesBucket.Month,
                cancellationToken
            )
        );
    }
}

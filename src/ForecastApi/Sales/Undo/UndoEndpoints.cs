using ForecastApi.Access;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Products;
using ForecastApi.Sales.Importing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Sales.Undo;

public static class UndoEndpoints
{
    public static void AddSalesUndo(this IServiceCollection services)
    {
        services.AddSingleton<ImportUndo>();
        services.AddSingleton<SalesDeletion>();
    }

    public static void MapSalesUndo(this IEndpointRouteBuilder sales)
    {
        sales
            .MapDelete("/imports/{id}", UndoAsync)
            .Named("undoImport", "Undo or cancel an import")
            .Describe(
                "Cancels an import that has not ended; none of its rows are stored. Undoes an import of sales that succeeded: the rows that it inserted are deleted, those that it updated get their previous values, and products that it created are deleted where nothing else refers to them. 409 while later imports have changed the same rows; it names them."
            )
            .For(Roles.Importer)
            .ProducesProblems(404)
            .ProducesCodes(409, ProblemCodes.ImportEnded, ProblemCodes.ImportSuperseded);
        sales
            .MapDelete("/sales", DeleteAsync)
            .Named("deleteSales", "Delete sales")
            .Describe(
                "Deletes the rows of a SKU, of a range of dates, or of both. Send sku, or from and to. The last month of the data is then that of the remaining rows."
            )
            .Parameter(
                "channel",
                "Only the rows of this channel; an empty value selects the rows without one."
            )
            .Parameter("from", "The first date (YYYY-MM-DD) or month (YYYY-MM) of the rows.")
            .Parameter("to", "The last date or month of the rows.")
            .For(Roles.Importer)
            .ProducesProblems(404);
    }

    private static async Task<Ok<ImportSummary>> UndoAsync(
        string id,
        ImportHistory history,
        ImportStateStore states,
        ImportUndo undo,
        CancellationToken cancellationToken
    )
    {
        var import = await history.GetAsync(id, cancellationToken);
        return TypedResults.Ok(
            import.Status is ImportStatus.Running or ImportStatus.Cancelled
                ? await states.CancelAsync(id, cancellationToken)
                : await undo.RunAsync(id, cancellationToken)
        );
    }

    private static async Task<Ok<SalesDeleted>> DeleteAsync(
        string? sku,
        string? channel,
        string? from,
        string? to,
        SalesDeletion deletion,
        CancellationToken cancellationToken
    )
    {
        if (sku is not null)
            ProductRules.CheckSku(sku);
        else if (from is null || to is null)
            throw ProblemException.Invalid("sku", "is missing; send sku, or from and to.");
        var filter = new SalesFilter(
            sku,
            channel,
            SalesDates.Parse("from", from, last: false),
            SalesDates.Parse("to", to, last: true)
        );
        if (filter.From > filter.To)
            throw ProblemException.Invalid("to", "must not be before from.");
        return TypedResults.Ok(await deletion.RunAsync(filter, cancellationToken));
    }
}

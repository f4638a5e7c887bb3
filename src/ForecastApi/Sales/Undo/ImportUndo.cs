using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Products;
using ForecastApi.Sales.Importing;
using ForecastApi.Sales.Periods;
using Microsoft.Extensions.Options;

namespace ForecastApi.Sales.Undo;

/// <summary>Undoes an import of sales: deletes the rows that it inserted and restores those that it updated.</summary>
public sealed class ImportUndo(
    Database database,
    AuditLog audit,
    ProductRemoval products,
    IOptions<DatabaseOptions> options
)
{
    private const int MaxNamedImports = 10;

    private static readonly SqlText Find = new(
        "SELECT ImportNumber, FirstDate, LastDate FROM Imports WHERE ImportId = @ImportId"
    );

    private static readonly SqlText LaterImports = new(
        """
        SELECT i.ImportId FROM Imports i
        WHERE EXISTS (SELECT 1 FROM SalesReplaced r
                      WHERE r.PreviousImportNumber = @ImportNumber AND r.ImportNumber = i.ImportNumber)
        ORDER BY i.ImportNumber
        {limit}
        """
    );

    private static readonly SqlText Restore = new(
        """
        UPDATE Sales SET Quantity = r.Quantity, UnitPrice = r.UnitPrice, Stockout = r.Stockout, PeriodEnd = r.PeriodEnd,
            ImportNumber = r.PreviousImportNumber
        FROM SalesReplaced r
        WHERE r.ImportNumber = @ImportNumber AND Sales.ImportNumber = @ImportNumber AND Sales.ProductId = r.ProductId
          AND Sales.SaleDate = r.SaleDate AND Sales.Channel = r.Channel
        """
    );

    private static readonly SqlText Delete = new(
        "DELETE FROM Sales WHERE ImportNumber = @ImportNumber"
    );

    private static readonly SqlText DeleteReplaced = new(
        "DELETE FROM SalesReplaced WHERE ImportNumber = @ImportNumber"
    );

    private static readonly SqlText End = new(
        "UPDATE Imports SET Status = 'undone' WHERE ImportId = @ImportId AND Status = 'succeeded'"
    );

    /// <summary>Undoes an import that succeeded; an undone one is not changed.</summary>
    /// <exception cref="ProblemException">
    /// 404: there is no such import. 409: it stored nothing, it is not of sales, an earlier version of the service made it,
    /// or a later import has changed the same rows.
    /// </exception>
    public Task<ImportSummary> RunAsync(string importId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            s => RunAsync(s, importId),
            options.Value.BulkTimeoutSeconds,
            cancellationToken
        );

    private async Task<ImportSummary> RunAsync(DbSession session, string importId)
    {
        await DataVersions.AdvanceAsync(session, DataVersion.Sales);
        await DataVersions.AdvanceAsync(session, DataVersion.Products);
        var before = await ImportHistory.GetAsync(session, importId);
        if (before.Status == ImportStatus.Undone)
            return before;
        var key = await CheckAsync(session, before);
        await UndoAsync(session, key);
        await session.ExecuteAsync(End, new { ImportId = importId });
        var after = await ImportHistory.GetAsync(session, importId);
        await audit.RecordAsync(session, "undoImport", importId, before, after);
        return after;
    }

    private async Task UndoAsync(DbSession session, ImportKey import)
    {
        var key = new { import.ImportNumber };
        await SpreadStore.DeleteAsync(session, import.ImportNumber);
        await session.ExecuteAsync(Restore, key);
        await session.ExecuteAsync(Delete, key);
        await SpreadStore.RestoreAsync(session, import.ImportNumber);
        await session.ExecuteAsync(DeleteReplaced, key);
        if (import is { FirstDate: { } first, LastDate: { } last })
            await SalesMonthStore.RenewAsync(
                session,
                first,
                last.AddDays(SalesMonthStore.MaxPeriodDays)
            );
        await products.DeleteOfImportAsync(session, import.ImportNumber);
    }

    private static async Task<ImportKey> CheckAsync(DbSession session, ImportSummary import)
    {
        if (import.Kind != ImportStateStore.Kind)
            throw Ended("Only imports of sales can be undone; import the previous values again.");
        if (import.Status != ImportStatus.Succeeded)
            throw Ended(
                $"The status of the import is {import.Status.ToCamelCase()}: it stored nothing."
            );
        var row = (await session.SingleOrDefaultAsync<ImportRow>(Find, new { import.ImportId }))!;
        if (row.ImportNumber is not { } number)
            throw Ended(
                "An earlier version of the service made the import and did not store the rows that it replaced; delete its rows with DELETE /api/v1/sales."
            );
        var later = await session.QueryAsync<string>(
            LaterImports,
            new { ImportNumber = number, Take = MaxNamedImports }
        );
        return later.Count == 0
            ? new(number, row.FirstDate, row.LastDate)
            : throw ProblemException.Conflict(
                ProblemCodes.ImportSuperseded,
                $"Later imports have changed the same rows: undo {string.Join(", ", later.Reverse())} first."
            );
    }

    private static ProblemException Ended(string detail) =>
        ProblemException.Conflict(ProblemCodes.ImportEnded, detail);

    private sealed record ImportRow(long? ImportNumber, DateOnly? FirstDate, DateOnly? LastDate);

    private sealed record ImportKey(long ImportNumber, DateOnly? FirstDate, DateOnly? LastDate);
}

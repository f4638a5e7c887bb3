using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Imports;
using ForecastApi.Imports.Warnings;
using ForecastApi.Products;
using ForecastApi.Sales.Importing.Warnings;
using ForecastApi.Sales.Parsing;
using ForecastApi.Sales.Periods;
using Microsoft.Extensions.Options;

namespace ForecastApi.Sales.Importing;

/// <summary>All SQL that stores imported sales.</summary>
public sealed class SalesImportStore(
    Database database,
    AuditLog audit,
    BusinessCalendar calendar,
    TimeProvider clock,
    IOptions<DatabaseOptions> options
)
{
    private static readonly SqlText InsertProducts = new(
        """
        INSERT INTO Products (Sku, Status, ImportNumber)
        SELECT k.Sku, 'active', @ImportNumber FROM {temp}SkuStage k
        WHERE NOT EXISTS (SELECT 1 FROM Products p WHERE p.Sku = k.Sku)
        """
    );

    private static readonly SqlText ResolveProducts = new(
        """
        UPDATE {temp}SkuStage
        SET ProductId = (SELECT p.ProductId FROM Products p WHERE p.Sku = {temp}SkuStage.Sku)
        """
    );

    private static readonly SqlText CountStored = new(
        """
        SELECT COUNT(*) FROM {temp}SalesStage s
        JOIN {temp}SkuStage k ON k.SkuNumber = s.SkuNumber
        JOIN Sales t ON t.ProductId = k.ProductId AND t.SaleDate = s.SaleDate AND t.Channel = s.Channel
        """
    );

    private static readonly SqlText KeepReplaced = new(
        """
        INSERT INTO SalesReplaced (ImportNumber, ProductId, SaleDate, Channel, PeriodEnd, Quantity, UnitPrice, Stockout,
            PreviousImportNumber)
        SELECT @ImportNumber, t.ProductId, t.SaleDate, t.Channel, t.PeriodEnd, t.Quantity, t.UnitPrice, t.Stockout,
            t.ImportNumber
        FROM {temp}SalesStage s
        JOIN {temp}SkuStage k ON k.SkuNumber = s.SkuNumber
        JOIN Sales t ON t.ProductId = k.ProductId AND t.SaleDate = s.SaleDate AND t.Channel = s.Channel
        WHERE t.Quantity <> s.Quantity
           OR COALESCE(t.UnitPrice, -1) <> COALESCE(s.UnitPrice, -1)
           OR COALESCE(t.Stockout, -1) <> COALESCE(s.Stockout, -1)
           OR COALESCE(t.PeriodEnd, t.SaleDate) <> COALESCE(s.PeriodEnd, s.SaleDate)
        """
    );

    private static readonly SqlText UpdateSales = new(
        """
        UPDATE Sales SET Quantity = s.Quantity, UnitPrice = s.UnitPrice, Stockout = s.Stockout, PeriodEnd = s.PeriodEnd,
            ImportNumber = @ImportNumber
        FROM {temp}SalesStage s JOIN {temp}SkuStage k ON k.SkuNumber = s.SkuNumber
        WHERE Sales.ProductId = k.ProductId AND Sales.SaleDate = s.SaleDate AND Sales.Channel = s.Channel
          AND EXISTS (
            SELECT 1 FROM SalesReplaced r
            WHERE r.ImportNumber = @ImportNumber AND r.ProductId = k.ProductId AND r.SaleDate = s.SaleDate
              AND r.Channel = s.Channel)
        """
    );

    /// <summary>For rows in key order: the table grows at its end.</summary>
    private static readonly SqlText InsertAll = new(
        """
        INSERT INTO Sales (ProductId, SaleDate, PeriodEnd, Channel, Quantity, UnitPrice, Stockout, ImportNumber)
        SELECT k.ProductId, s.SaleDate, s.PeriodEnd, s.Channel, s.Quantity, s.UnitPrice, s.Stockout, @ImportNumber
        FROM {temp}SalesStage s JOIN {temp}SkuStage k ON k.SkuNumber = s.SkuNumber
        """
    );

    /// <summary>In key order: in any other order, a large table is read and written page by page.</summary>
    private static readonly SqlText InsertMissing = new(
        """
        INSERT INTO Sales (ProductId, SaleDate, PeriodEnd, Channel, Quantity, UnitPrice, Stockout, ImportNumber)
        SELECT k.ProductId, s.SaleDate, s.PeriodEnd, s.Channel, s.Quantity, s.UnitPrice, s.Stockout, @ImportNumber
        FROM {temp}SalesStage s JOIN {temp}SkuStage k ON k.SkuNumber = s.SkuNumber
        WHERE NOT EXISTS (
            SELECT 1 FROM Sales t
            WHERE t.ProductId = k.ProductId AND t.SaleDate = s.SaleDate AND t.Channel = s.Channel)
        ORDER BY k.ProductId, s.SaleDate, s.Channel
        """
    );

    private static readonly SqlText CountReplacedPeriods = new(
        "SELECT COUNT(*) FROM SalesReplaced WHERE ImportNumber = @ImportNumber AND PeriodEnd IS NOT NULL"
    );

    private static readonly SqlText NextNumber = new(
        "SELECT COALESCE(MAX(ImportNumber), 0) + 1 FROM Imports"
    );

    private static readonly SqlText SetNumber = new(
        "UPDATE Imports SET ImportNumber = @ImportNumber WHERE ImportId = @ImportId"
    );

    private static readonly SqlText InsertErrors = new(
        """
        INSERT INTO ImportErrors (ImportId, ErrorNumber, Line, Field, Message)
        SELECT @ImportId, ErrorNumber, Line, Field, Message FROM {temp}ErrorStage
        """
    );

    /// <summary>Stores all rows or none. A rejected import is recorded with its errors.</summary>
    public async Task<(ImportStatus Status, ImportResult Result)> ImportAsync(
        IAsyncEnumerable<SalesLine> lines,
        OnError onError,
        ImportTarget target,
        CancellationToken cancellationToken
    )
    {
        var started = clock.GetTimestamp();
        SalesStaging? staging = null;
        SalesWarnings? warnings = null;
        var (status, result) = await database.WriteAsync(
            (session, _) =>
            {
                warnings = new SalesWarnings(calendar.Today);
                return (staging = new SalesStaging(session, warnings)).FillAsync(lines);
            },
            session => SaveAsync(session, staging!, warnings!, onError, target),
            options.Value.BulkTimeoutSeconds,
            cancellationToken
        );
        var tag = new KeyValuePair<string, object?>("status", status.ToCamelCase());
        Telemetry.ImportedRows.Add(result.Received, tag);
        Telemetry.ImportDuration.Record(clock.GetElapsedTime(started).TotalSeconds, tag);
        return (status, result);
    }

    private async Task<(ImportStatus, ImportResult)> SaveAsync(
        DbSession session,
        SalesStaging staging,
        SalesWarnings warnings,
        OnError onError,
        ImportTarget target
    )
    {
        // Before the months of the file are stored
        var found = await warnings.FindAsync(session);
        var status =
            staging.Rejected > 0 && onError == OnError.Reject
                ? ImportStatus.Rejected
                : ImportStatus.Succeeded;
        var stored = status == ImportStatus.Succeeded;
        var number = stored ? await NextNumberAsync(session) : 0;
        var (inserted, updated) = stored ? await UpsertAsync(session, staging, number) : (0L, 0L);
        if (stored)
            await warnings.AddIncompleteMonthAsync(session, found, calendar.RunningMonth);
        var result = new ImportResult(
            target.ImportId,
            staging.Good + staging.Rejected,
            inserted,
            updated,
            stored ? staging.Good - staging.Merged - inserted - updated : 0,
            stored ? staging.Merged : 0,
            staging.Rejected,
            stored ? staging.Products : 0,
            stored ? staging.FirstDate : null,
            stored ? staging.LastDate : null,
            staging.FirstErrors,
            found.First
        );
        await target.SaveAsync(session, status, result);
        if (stored)
            await session.ExecuteAsync(SetNumber, new { ImportNumber = number, result.ImportId });
        if (staging.Rejected > 0)
            await session.ExecuteAsync(InsertErrors, new { result.ImportId });
        await WarningStore.RecordAsync(session, result.ImportId, found);
        if (stored)
        {
            await audit.RecordAsync(
                session,
                "importSales",
                result.ImportId,
                null,
                result with
                {
                    Errors = [],
                    Warnings = [],
                },
                target.Actor
            );
        }
        return (status, result);
    }

    /// <summary>Returns the number of an import. Until the transaction ends, imports wait here for each other.</summary>
    private static async Task<long> NextNumberAsync(DbSession session)
    {
        await DataVersions.AdvanceAsync(session, DataVersion.Sales);
        return await session.ScalarAsync<long>(NextNumber);
    }

    private static async Task<(long Inserted, long Updated)> UpsertAsync(
        DbSession session,
        SalesStaging staging,
        long number
    )
    {
        var import = new { ImportNumber = number };
        var rows = staging.Good - staging.Merged;
        var newProducts = await session.ExecuteAsync(InsertProducts, import);
        if (newProducts > 0)
            await SearchTextStore.FillAsync(session);
        await session.ExecuteAsync(ResolveProducts);
        var stored =
            newProducts < staging.Products ? await session.ScalarAsync<long>(CountStored) : 0;
        var updated = stored > 0 ? await session.ExecuteAsync(KeepReplaced, import) : 0;
        if (updated > 0)
            await session.ExecuteAsync(UpdateSales, import);
        var append = stored == 0 && staging.InKeyOrder;
        var inserted =
            stored < rows
                ? await session.ExecuteAsync(append ? InsertAll : InsertMissing, import)
                : 0;
        if (staging.HasPeriods || updated > 0)
            await SpreadStore.AddAsync(session, number, staging.HasPeriods);
        await SalesMonthStore.AddAsync(session, staging.Covered);
        if (updated > 0 && await session.ScalarAsync<int>(CountReplacedPeriods, import) > 0)
            await SalesMonthStore.RenewAsync(
                session,
                staging.FirstDate!.Value,
                staging.LastDate!.Value.AddDays(SalesMonthStore.MaxPeriodDays)
            );
        return (inserted, updated);
    }
}

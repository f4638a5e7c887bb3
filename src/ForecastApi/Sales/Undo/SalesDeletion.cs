using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Products;
using ForecastApi.Sales.Periods;
using Microsoft.Extensions.Options;

namespace ForecastApi.Sales.Undo;

/// <summary>Deletes stored rows of sales.</summary>
public sealed class SalesDeletion(
    Database database,
    AuditLog audit,
    IOptions<DatabaseOptions> options
)
{
    private const string OfFilter = """
        SaleDate >= @From AND SaleDate <= @To AND (@Channel IS NULL OR Channel = @Channel)
        """;

    private const string OfProduct = OfFilter + " AND ProductId = @ProductId";

    private static readonly SqlText Delete = new("DELETE FROM Sales WHERE " + OfFilter);

    private static readonly SqlText DeleteOfProduct = new("DELETE FROM Sales WHERE " + OfProduct);

    // The row before a deleted row must not return with the undo of an import
    private static readonly SqlText DeleteReplaced = new(
        "DELETE FROM SalesReplaced WHERE " + OfFilter
    );

    private static readonly SqlText DeleteReplacedOfProduct = new(
        "DELETE FROM SalesReplaced WHERE " + OfProduct
    );

    /// <summary>Deletes the rows whose date is in the filter.</summary>
    /// <returns>The number of deleted rows.</returns>
    /// <exception cref="ProblemException">404: there is no such product.</exception>
    public Task<SalesDeleted> RunAsync(SalesFilter filter, CancellationToken cancellationToken) =>
        database.WriteAsync(
            s => RunAsync(s, filter),
            options.Value.BulkTimeoutSeconds,
            cancellationToken
        );

    private async Task<SalesDeleted> RunAsync(DbSession session, SalesFilter filter)
    {
        await DataVersions.AdvanceAsync(session, DataVersion.Sales);
        var isOne = filter.Sku is not null;
        var rows = new
        {
            ProductId = filter.Sku is { } sku ? await ProductIds.GetAsync(session, sku) : 0,
            filter.Channel,
            From = filter.From ?? new DateOnly(Month.FirstYear, 1, 1),
            To = filter.To ?? new DateOnly(Month.LastYear, 12, 31),
        };
        var deleted = await session.ExecuteAsync(isOne ? DeleteOfProduct : Delete, rows);
        if (deleted > 0)
        {
            await session.ExecuteAsync(isOne ? DeleteReplacedOfProduct : DeleteReplaced, rows);
            await SpreadStore.DeleteOrphansAsync(session);
            await SalesMonthStore.RenewAsync(
                session,
                rows.From,
                rows.To.AddDays(SalesMonthStore.MaxPeriodDays)
            );
        }
        var result = new SalesDeleted(deleted);
        await audit.RecordAsync(session, "deleteSales", filter.Sku ?? "sales", filter, result);
        return result;
    }
}

using ForecastApi.Common;
using ForecastApi.Data;

namespace ForecastApi.Sales.Periods;

/// <summary>
/// All SQL that maintains SalesSpreads: the corrections that move the parts of a row whose days belong to several months to
/// their months, by days.
/// </summary>
public static class SpreadStore
{
    private const string SameKey =
        "r.ProductId = SalesSpreads.ProductId AND r.SaleDate = SalesSpreads.PeriodStart AND r.Channel = SalesSpreads.Channel";

    // Periods are few: a correction needs the days of its period in each month, which SQL would compute for each row
    private static readonly SqlText Periods = new(
        "SELECT DISTINCT SaleDate AS PeriodStart, PeriodEnd FROM Sales WHERE PeriodEnd IS NOT NULL"
    );

    private static readonly SqlText DropParts = new("DROP TABLE IF EXISTS {temp}PeriodStage");

    private static readonly SqlText CreateParts = new(
        """
        CREATE TABLE {temp}PeriodStage (
            PeriodStart {date} NOT NULL,
            PeriodEnd {date} NOT NULL,
            Month {date} NOT NULL,
            DaysBefore int NOT NULL,
            DaysThrough int NOT NULL,
            Days int NOT NULL,
            PRIMARY KEY (PeriodStart, PeriodEnd, Month)
        )
        """
    );

    private static readonly SqlText Parts = new("{temp}PeriodStage");

    private static readonly string[] PartColumns =
    [
        "PeriodStart",
        "PeriodEnd",
        "Month",
        "DaysBefore",
        "DaysThrough",
        "Days",
    ];

    // The month of the date holds the whole quantity of the row
    private const string InsertParts = """
        INSERT INTO SalesSpreads (ProductId, SaleDate, Channel, PeriodStart, Quantity)
        SELECT r.ProductId, d.Month, r.Channel, r.SaleDate,
            {periodPart} - CASE WHEN d.DaysBefore = 0 THEN r.Quantity ELSE 0 END
        FROM Sales r JOIN {temp}PeriodStage d ON d.PeriodStart = r.SaleDate AND d.PeriodEnd = r.PeriodEnd
        WHERE 
        """;

    private static readonly SqlText InsertWritten = new(
        InsertParts + "r.ImportNumber = @ImportNumber"
    );

    private static readonly SqlText InsertRestored = new(
        InsertParts
            + """
            EXISTS (
                SELECT 1 FROM SalesReplaced o
                WHERE o.ImportNumber = @ImportNumber AND o.ProductId = r.ProductId AND o.SaleDate = r.SaleDate
                  AND o.Channel = r.Channel)
            """
    );

    private static readonly SqlText DeleteReplaced = new(
        "DELETE FROM SalesSpreads WHERE EXISTS (SELECT 1 FROM SalesReplaced r WHERE r.ImportNumber = @ImportNumber AND "
            + SameKey
            + ")"
    );

    private static readonly SqlText DeleteWritten = new(
        "DELETE FROM SalesSpreads WHERE EXISTS (SELECT 1 FROM Sales r WHERE r.ImportNumber = @ImportNumber AND "
            + SameKey
            + ")"
    );

    private static readonly SqlText DeleteOrphans = new(
        "DELETE FROM SalesSpreads WHERE NOT EXISTS (SELECT 1 FROM Sales r WHERE " + SameKey + ")"
    );

    /// <summary>Adds the corrections of the rows that an import has written, in place of those that it replaced.</summary>
    public static async Task AddAsync(DbSession session, long importNumber, bool hasPeriods)
    {
        await session.ExecuteAsync(DeleteReplaced, new { ImportNumber = importNumber });
        if (hasPeriods)
            await InsertAsync(session, InsertWritten, importNumber);
    }

    /// <summary>Deletes the corrections of the rows that an import has written, before they are deleted or restored.</summary>
    public static Task<int> DeleteAsync(DbSession session, long importNumber) =>
        session.ExecuteAsync(DeleteWritten, new { ImportNumber = importNumber });

    /// <summary>Adds the corrections of the rows that were restored in the place of those of an import.</summary>
    public static Task RestoreAsync(DbSession session, long importNumber) =>
        InsertAsync(session, InsertRestored, importNumber);

    /// <summary>Deletes the corrections of deleted rows.</summary>
    public static Task<int> DeleteOrphansAsync(DbSession session) =>
        session.ExecuteAsync(DeleteOrphans);

    private static async Task InsertAsync(DbSession session, SqlText insert, long importNumber)
    {
        var periods = await session.QueryAsync<Period>(Periods);
        var parts = periods.SelectMany(PartsOf).ToList();
        if (parts.Count == 0)
            return;
        await session.ExecuteAsync(DropParts);
        await session.ExecuteAsync(CreateParts);
        await session.BulkInsertAsync(Parts, PartColumns, parts);
        await session.ExecuteAsync(insert, new { ImportNumber = importNumber });
    }

    /// <summary>The part of a period in each of its months; nothing for a period within one month.</summary>
    private static IEnumerable<object?[]> PartsOf(Period period)
    {
        var (from, to) = (period.PeriodStart, period.PeriodEnd);
        if (Month.Of(from) == Month.Of(to))
            yield break;
        var days = to.DayNumber - from.DayNumber + 1;
        for (var month = Month.Of(from); month <= Month.Of(to); month = month.AddMonths(1))
        {
            var before = Math.Max(0, month.FirstDay.DayNumber - from.DayNumber);
            var through = month.AddMonths(1).FirstDay.DayNumber - from.DayNumber;
            yield return [from, to, month.FirstDay, before, Math.Min(days, through), days];
        }
    }

    private sealed record Period(DateOnly PeriodStart, DateOnly PeriodEnd);
}

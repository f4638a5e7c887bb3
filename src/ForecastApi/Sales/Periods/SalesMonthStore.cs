using System.Data.Common;
using ForecastApi.Common;
using ForecastApi.Data;

namespace ForecastApi.Sales.Periods;

/// <summary>All SQL of the months that have sales.</summary>
public static class SalesMonthStore
{
    /// <summary>The days of the longest period of a row, less one.</summary>
    public const int MaxPeriodDays = 366;

    private static readonly SqlText Months = new(
        "SELECT Month, Days FROM SalesMonths WHERE Month < @Running ORDER BY Month"
    );

    private static readonly SqlText Get = new("SELECT Days FROM SalesMonths WHERE Month = @Month");

    private static readonly SqlText Insert = new(
        "INSERT INTO SalesMonths (Month, Days) VALUES (@Month, @Days)"
    );

    private static readonly SqlText Update = new(
        "UPDATE SalesMonths SET Days = @Days WHERE Month = @Month"
    );

    private static readonly SqlText Delete = new(
        "DELETE FROM SalesMonths WHERE Month >= @First AND Month <= @Last"
    );

    private static readonly SqlText Dates = new(
        """
        SELECT DISTINCT SaleDate, PeriodEnd FROM Sales
        WHERE SaleDate <= @Last AND (SaleDate >= @First OR PeriodEnd >= @First)
        """
    );

    /// <summary>Returns the months before <paramref name="running"/> that have sales.</summary>
    public static async Task<IReadOnlyList<(Month Month, int Days)>> ReadAsync(
        DbSession session,
        Month running
    ) =>
        [
            .. (
                await session.QueryAsync<MonthRow>(Months, new { Running = running.FirstDay })
            ).Select(r => (r.Month, r.Days)),
        ];

    /// <summary>Adds the months of an import.</summary>
    public static async Task AddAsync(DbSession session, CoveredDays added)
    {
        foreach (var (month, days) in added.Months)
        {
            var stored = await session.ScalarAsync<int?>(Get, new { Month = month });
            var key = new { Month = month, Days = days | (stored ?? 0) };
            if (stored is null)
                await session.ExecuteAsync(Insert, key);
            else if (key.Days != stored)
                await session.ExecuteAsync(Update, key);
        }
    }

    /// <summary>Computes the months again that the rows between two days, both inclusive, belong or belonged to.</summary>
    public static async Task RenewAsync(DbSession session, DateOnly from, DateOnly to)
    {
        var first = Month.Of(from);
        var last = Month.Of(to);
        await session.ExecuteAsync(Delete, new { First = first, Last = last });
        var covered = new CoveredDays();
        var reader = await session.ReaderAsync(
            Dates,
            new { First = first.FirstDay, Last = last.AddMonths(1).FirstDay.AddDays(-1) }
        );
        await using (reader)
            while (await reader.ReadAsync(session.CancellationToken))
                covered.Add(DapperTypes.ToDate(reader.GetValue(0)), EndOf(reader));
        foreach (var (month, days) in covered.Months)
            if (month >= first && month <= last)
                await session.ExecuteAsync(Insert, new { Month = month, Days = days });
    }

    private static DateOnly? EndOf(DbDataReader row) =>
        row.IsDBNull(1) ? null : DapperTypes.ToDate(row.GetValue(1));

    private sealed record MonthRow(Month Month, int Days);
}

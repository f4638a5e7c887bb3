using ForecastApi.Common;

namespace ForecastApi.Sales;

/// <summary>Computes the share of each month that a product was out of stock from the shares of its rows.</summary>
public static class StockoutShares
{
    private const int DaysOfMonth = 28;
    private const int DaysOfWeek = 7;

    /// <summary>
    /// Computes the share per month. The share of a row applies to its period. Where a row has none, it is derived from the
    /// smallest gap between the dates of such rows of the product: from 28 days on, the calendar month of the date; from 7
    /// to 27 days, the week that begins on it; below, the day itself. A single date applies to its month. Channels of one
    /// period have equal weight.
    /// </summary>
    /// <param name="days">The rows of one product, ordered by date.</param>
    /// <param name="first">The first month.</param>
    /// <param name="months">The number of months.</param>
    /// <returns>One share per month, 0..1; null when no row reports a stockout.</returns>
    public static decimal[]? Compute(IReadOnlyList<DaySales> days, Month first, int months)
    {
        if (!days.Any(d => d.Stockout > 0))
            return null;
        var rows = days.Where(d => !d.IsCorrection).ToList();
        var gap = SmallestGap([.. rows.Where(d => d.PeriodEnd is null)]);
        var shares = new decimal[months];
        foreach (var row in rows.GroupBy(d => (d.Date, d.PeriodEnd)))
        {
            var share = row.Average(d => d.Stockout ?? 0);
            var (from, to) = PeriodOf(row.Key.Date, row.Key.PeriodEnd, gap);
            for (var month = Month.Of(from); month <= Month.Of(to); month = month.AddMonths(1))
                if (month.MonthsSince(first) is var index && index >= 0 && index < months)
                    shares[index] += share * ShareOf(month, from, to);
        }
        return [.. shares.Select(s => Math.Min(1, s))];
    }

    private static (DateOnly From, DateOnly To) PeriodOf(DateOnly date, DateOnly? end, int gap) =>
        end is { } last ? (date, last)
        : gap >= DaysOfMonth ? (Month.Of(date).FirstDay, LastDay(Month.Of(date)))
        : gap >= DaysOfWeek ? (date, date.AddDays(DaysOfWeek - 1))
        : (date, date);

    private static int SmallestGap(IReadOnlyList<DaySales> days)
    {
        var smallest = int.MaxValue;
        for (var i = 1; i < days.Count; i++)
            if (days[i].Date.DayNumber - days[i - 1].Date.DayNumber is var gap and > 0)
                smallest = Math.Min(smallest, gap);
        return smallest;
    }

    /// <summary>The share of a month's days within a period.</summary>
    private static decimal ShareOf(Month month, DateOnly from, DateOnly to)
    {
        var (first, last) = (month.FirstDay, LastDay(month));
        var begin = from > first ? from : first;
        var end = to < last ? to : last;
        return (end.DayNumber - begin.DayNumber + 1) / (decimal)last.Day;
    }

    private static DateOnly LastDay(Month month) => month.AddMonths(1).FirstDay.AddDays(-1);
}

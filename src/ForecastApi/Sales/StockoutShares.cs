using ForecastApi.Common;

namespace ForecastApi.Sales;

/// <summary>Computes the share of each month that a product was out of stock from the shares of its rows.</summary>
public static class StockoutShares
{
    private const int DaysOfMonth = 28;
    private const int DaysOfWeek = 7;

    /// <summary>
    /// Computes the share per month. The share of a row applies to its period, which is derived from the smallest gap
    /// between the dates of the product: from 28 days on, the calendar month of the date; from 7 to 27 days, the week
    /// that begins on it; below, the day itself. A single date applies to its month. Channels of one date have equal
    /// weight.
    /// </summary>
    /// <param name="days">The rows of one product, ordered by date.</param>
    /// <param name="first">The first month.</param>
    /// <param name="months">The number of months.</param>
    /// <returns>One share per month, 0..1; null when no row reports a stockout.</returns>
    public static decimal[]? Compute(IReadOnlyList<DaySales> days, Month first, int months)
    {
        if (!days.Any(d => d.Stockout > 0))
            return null;
        var period = PeriodOf(days);
        var shares = new decimal[months];
        foreach (var date in days.GroupBy(d => d.Date))
        {
            var share = date.Average(d => d.Stockout ?? 0);
            var (from, to) = period switch
            {
                >= DaysOfMonth => (Month.Of(date.Key).FirstDay, LastDay(Month.Of(date.Key))),
                >= DaysOfWeek => (date.Key, date.Key.AddDays(DaysOfWeek - 1)),
                _ => (date.Key, date.Key),
            };
            for (var month = Month.Of(from); month <= Month.Of(to); month = month.AddMonths(1))
                if (month.MonthsSince(first) is var index && index >= 0 && index < months)
                    shares[index] += share * ShareOf(month, from, to);
        }
        return [.. shares.Select(s => Math.Min(1, s))];
    }

    private static int PeriodOf(IReadOnlyList<DaySales> days)
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

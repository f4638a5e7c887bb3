using System.Globalization;
using ForecastApi.Common;

namespace ForecastApi.Sales;

/// <summary>Aggregates days to months and fills the gaps.</summary>
public static class MonthlySales
{
    /// <summary>
    /// Returns the net sales by month from the first sale to <paramref name="last"/>; months without a row are 0. Days
    /// after <paramref name="last"/> are ignored. The rows must be ordered by date.
    /// </summary>
    public static IReadOnlyList<MonthQuantity> Fill(IReadOnlyList<DaySales> days, Month last)
    {
        if (days.Count == 0 || Month.Of(days[0].Date) > last)
            return [];
        var first = Month.Of(days[0].Date);
        var sums = new decimal[last.MonthsSince(first) + 1];
        foreach (var day in days)
        {
            var index = Month.Of(day.Date).MonthsSince(first);
            if (index < sums.Length)
                sums[index] += day.Quantity;
        }
        var shares = StockoutShares.Compute(days, first, sums.Length);
        return
        [
            .. sums.Select((sum, i) => new MonthQuantity(first.AddMonths(i), sum, shares?[i] ?? 0)),
        ];
    }

    /// <summary>Returns the months between two dates, both inclusive.</summary>
    public static IEnumerable<MonthQuantity> Between(
        IEnumerable<MonthQuantity> months,
        DateOnly? from,
        DateOnly? to
    ) =>
        months.Where(m =>
            (from is not { } f || m.Month >= Month.Of(f))
            && (to is not { } t || m.Month <= Month.Of(t))
        );

    /// <summary>
    /// Returns the totals of the days between two dates, both inclusive. A row that covers several days is spread over them
    /// to six decimals; its last day gets the rest.
    /// </summary>
    public static IEnumerable<SalesPeriod> Days(
        IEnumerable<DaySales> rows,
        DateOnly? from,
        DateOnly? to
    ) =>
        rows.SelectMany(Days)
            .Where(d => (from is not { } f || d.Date >= f) && (to is not { } t || d.Date <= t))
            .GroupBy(d => d.Date)
            .OrderBy(g => g.Key)
            .Select(g => new SalesPeriod(
                g.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                g.Sum(d => d.Quantity)
            ));

    private static IEnumerable<(DateOnly Date, decimal Quantity)> Days(DaySales row)
    {
        var last = row.PeriodEnd ?? row.Date;
        var part = Math.Round(
            row.Quantity / (last.DayNumber - row.Date.DayNumber + 1),
            DecimalJsonConverter.Decimals
        );
        var rest = row.Quantity;
        for (var day = row.Date; day < last; day = day.AddDays(1), rest -= part)
            yield return (day, part);
        yield return (last, rest);
    }
}

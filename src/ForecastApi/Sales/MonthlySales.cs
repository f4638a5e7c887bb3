using ForecastApi.Common;

namespace ForecastApi.Sales;

/// <summary>Sales of a product on a day; several rows of a day are its channels.</summary>
public sealed record DaySales(DateOnly Date, decimal Quantity)
{
    /// <summary>Share of the row's period without stock, 0..1; null when nothing is known.</summary>
    public decimal? Stockout { get; init; }
}

/// <summary>Days made into months, gaps filled; pure.</summary>
public static class MonthlySales
{
    /// <summary>
    /// Net sales by month from the first sale to <paramref name="last"/>; months without a row are 0.
    /// Days behind <paramref name="last"/> are left out. Rows must be in order of date.
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
        var shares = StockoutShares.Of(days, first, sums.Length);
        return
        [
            .. sums.Select((sum, i) => new MonthQuantity(first.AddMonths(i), sum, shares?[i] ?? 0)),
        ];
    }

    public static IEnumerable<MonthQuantity> Between(
        IEnumerable<MonthQuantity> months,
        DateOnly? from,
        DateOnly? to
    ) =>
        months.Where(m =>
            (from is not { } f || m.Month >= Month.Of(f))
            && (to is not { } t || m.Month <= Month.Of(t))
        );

    public static IEnumerable<SalesPeriod> Days(
        IEnumerable<DaySales> days,
        DateOnly? from,
        DateOnly? to
    ) =>
        days.Where(d => (from is not { } f || d.Date >= f) && (to is not { } t || d.Date <= t))
            .GroupBy(d => d.Date)
            .Select(g => new SalesPeriod(
                g.Key.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                g.Sum(d => d.Quantity)
            ));
}

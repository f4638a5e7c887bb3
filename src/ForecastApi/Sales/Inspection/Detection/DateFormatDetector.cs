using ForecastApi.Imports.Cells;

namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>
/// Finds the format of dates. Where day and month may be exchanged, a number over 12 decides, then the more regular
/// sequence of dates, then the habit of the separator.
/// </summary>
public static class DateFormatDetector
{
    /// <summary>The least share of cells that a format reads.</summary>
    private const double MinShare = 0.5;

    /// <summary>The least advantage in regularity that decides the order.</summary>
    private const double ClearlyMoreRegular = 0.2;

    private static readonly DateOrder[] Orders = Enum.GetValues<DateOrder>();

    /// <summary>Returns the format of the cells that are not blank; null when they are no dates.</summary>
    /// <param name="cells">The cells in the order of the file.</param>
    /// <param name="isDayFirst">Whether the file is written as in most countries but the United States.</param>
    public static DateGuess? Detect(IReadOnlyList<string> cells, bool isDayFirst)
    {
        var parts = cells.Where(c => c.Length > 0).Select(DateParts.Parse).ToList();
        if (parts.Count == 0)
            return null;
        var found = Orders
            .Select(o => (Order: o, Dates: Dates(parts, o)))
            .Where(f => f.Dates.Count >= MinShare * parts.Count)
            .ToList();
        if (found.Count == 0)
            return null;
        var most = found.Max(f => f.Dates.Count);
        found.RemoveAll(f => f.Dates.Count < most);
        var (order, other) = Choose(found, Separator(parts), isDayFirst);
        return new(
            Pattern(parts, order),
            order,
            (double)most / parts.Count,
            other is { } o ? Pattern(parts, o) : null
        );
    }

    private static (DateOrder Order, DateOrder? Other) Choose(
        List<(DateOrder Order, IReadOnlyList<DateOnly> Dates)> found,
        char separator,
        bool isDayFirst
    )
    {
        if (found.Count == 1 || found[0].Order == DateOrder.YearMonthDay)
            return (found[0].Order, null);
        var regular = found
            .Select(f => (f.Order, Regularity: DateRegularity.Of(f.Dates)))
            .OrderByDescending(f => f.Regularity)
            .ToList();
        if (regular[0].Regularity - regular[1].Regularity > ClearlyMoreRegular)
            return (regular[0].Order, null);
        var habit =
            isDayFirst || separator != '/' ? DateOrder.DayMonthYear : DateOrder.MonthDayYear;
        var chosen = found.Exists(f => f.Order == habit) ? habit : found[0].Order;
        return (chosen, found.Select(f => f.Order).First(o => o != chosen));
    }

    private static IReadOnlyList<DateOnly> Dates(List<DateParts?> parts, DateOrder order) =>
        [.. parts.Select(p => p?.In(order)).OfType<DateOnly>()];

    private static char Separator(List<DateParts?> parts) => First(parts).Separator;

    private static DateParts First(List<DateParts?> parts) => parts.OfType<DateParts>().First();

    /// <summary>Returns the pattern of an order; null for those that need none.</summary>
    private static string? Pattern(List<DateParts?> parts, DateOrder order)
    {
        var known = parts.OfType<DateParts>().Where(p => p.In(order) is not null).ToList();
        var first = known[0];
        var (d, m) = known.TrueForAll(p => p.Padded) ? ("dd", "MM") : ("d", "M");
        var y = first.YearDigits == 2 ? "yy" : "yyyy";
        var s = first.Separator;
        var time = known.MaxBy(p => p.Time.Length)!.Time;
        var pattern = order switch
        {
            DateOrder.YearMonthDay => $"{y}{s}{m}{s}{d}{time}",
            DateOrder.YearDayMonth => $"{y}{s}{d}{s}{m}{time}",
            DateOrder.DayMonthYear => $"{d}{s}{m}{s}{y}{time}",
            DateOrder.MonthDayYear => $"{m}{s}{d}{s}{y}{time}",
            DateOrder.YearMonth => $"{y}{s}{m}",
            DateOrder.MonthYear => $"{m}{s}{y}",
            DateOrder.Compact => "yyyyMMdd",
            _ => SerialDay.Name,
        };
        return pattern is "yyyy-MM-dd" or "yyyy-MM" ? null : pattern;
    }
}

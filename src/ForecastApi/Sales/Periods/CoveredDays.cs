using System.Runtime.InteropServices;
using ForecastApi.Common;

namespace ForecastApi.Sales.Periods;

/// <summary>
/// Collects the months of rows, and the days of each month that rows of at most a week cover. A row of a longer period does not show
/// the day up to which a month was imported.
/// </summary>
public sealed class CoveredDays
{
    private const int MaxDays = 7;

    private readonly Dictionary<int, int> _days = [];

    /// <summary>The months, with the first day as bit 0.</summary>
    public IEnumerable<(Month Month, int Days)> Months =>
        _days.Select(m => (new Month(m.Key / 12, (m.Key % 12) + 1), m.Value));

    /// <summary>Adds the days of a row.</summary>
    public void Add(DateOnly from, DateOnly? periodEnd)
    {
        if (periodEnd is not { } to)
        {
            Of(from) |= 1 << (from.Day - 1);
            return;
        }
        var isShort = to.DayNumber - from.DayNumber < MaxDays;
        for (var day = from; day <= to; day = isShort ? day.AddDays(1) : NextMonth(day))
            Of(day) |= isShort ? 1 << (day.Day - 1) : 0;
    }

    public void Clear() => _days.Clear();

    private ref int Of(DateOnly day) =>
        ref CollectionsMarshal.GetValueRefOrAddDefault(
            _days,
            (day.Year * 12) + day.Month - 1,
            out _
        );

    private static DateOnly NextMonth(DateOnly day) => Month.Of(day).AddMonths(1).FirstDay;
}

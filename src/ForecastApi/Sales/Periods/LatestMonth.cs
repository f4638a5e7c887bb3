using System.Numerics;
using ForecastApi.Common;

namespace ForecastApi.Sales.Periods;

/// <summary>The last month of the data.</summary>
/// <param name="Complete">The last complete month, up to which forecasts train.</param>
/// <param name="Incomplete">The month after it whose rows end too early; null in general.</param>
public sealed record LatestMonth(Month Complete, Month? Incomplete)
{
    private const int ComparedMonths = 12;

    /// <summary>The longest distance between the days of weekly rows.</summary>
    private const int MaxDistance = 7;

    private const int MinDays = 3;

    /// <summary>A weekend and a holiday at the end of a month are no missing days.</summary>
    private const int MinMissingDays = 4;

    /// <summary>The months up to the incomplete one, where there is one.</summary>
    public Month Last => Incomplete ?? Complete;

    /// <summary>The reason why the incomplete month is left out.</summary>
    public string WhyIncomplete =>
        $"The rows of {Incomplete} end before the month does, earlier than in the months before: forecasts leave it out until its other rows are imported.";

    /// <summary>
    /// Finds the last complete month. The last month is incomplete where rows are daily or weekly and its rows end at
    /// least four days before it does, earlier than those of every month before.
    /// </summary>
    /// <param name="months">The months before the running one that have rows, in order, with the days that rows cover.</param>
    public static LatestMonth? Find(IReadOnlyList<(Month Month, int Days)> months)
    {
        if (months.Count == 0)
            return null;
        var (last, days) = months[^1];
        var before = months.Take(months.Count - 1).ToList();
        var isIncomplete =
            before.Count > 0
            && days != 0
            && AreDailyOrWeekly(before)
            && MissingDays(last, days) is var missing and >= MinMissingDays
            && before
                .Where(m => IsDailyOrWeekly(m.Days))
                .All(m => MissingDays(m.Month, m.Days) < missing);
        return isIncomplete ? new(before[^1].Month, last) : new(last, null);
    }

    private static bool AreDailyOrWeekly(IReadOnlyList<(Month Month, int Days)> months)
    {
        var recent = months.Skip(months.Count - ComparedMonths).ToList();
        return recent.Count(m => IsDailyOrWeekly(m.Days)) * 2 > recent.Count;
    }

    /// <summary>Whether a month has several days with rows, with at most a week from one to the next.</summary>
    private static bool IsDailyOrWeekly(int days)
    {
        if (BitOperations.PopCount((uint)days) < MinDays)
            return false;
        var previous = BitOperations.TrailingZeroCount(days);
        for (var day = previous + 1; day < 31; day++)
        {
            if ((days & (1 << day)) == 0)
                continue;
            if (day - previous > MaxDistance)
                return false;
            previous = day;
        }
        return true;
    }

    private static int MissingDays(Month month, int days) =>
        DateTime.DaysInMonth(month.FirstDay.Year, month.FirstDay.Month)
        - (32 - BitOperations.LeadingZeroCount((uint)days));
}

namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>Measures how regular a sequence of dates is: the right order of day and month gives the more regular one.</summary>
public static class DateRegularity
{
    /// <summary>
    /// Returns 0 to 2: the share of steps of the most frequent kind (equal days, or the same day of the next month) between
    /// successive different dates, and the share of steps in the more frequent direction. 0 for fewer than three dates.
    /// </summary>
    public static double Of(IReadOnlyList<DateOnly> dates)
    {
        var steps = dates.Zip(dates.Skip(1), Step).Where(s => s.Days != 0).ToList();
        if (steps.Count < 2)
            return 0;
        var equal = steps.GroupBy(s => s.Days).Max(g => g.Count());
        var months = steps.Count(s => s.IsMonth);
        var forward = steps.Count(s => s.Days > 0);
        return (double)Math.Max(equal, months) / steps.Count
            + (double)Math.Max(forward, steps.Count - forward) / steps.Count;
    }

    private static (int Days, bool IsMonth) Step(DateOnly from, DateOnly to) =>
        (to.DayNumber - from.DayNumber, from.AddMonths(1) == to || from == to.AddMonths(1));
}

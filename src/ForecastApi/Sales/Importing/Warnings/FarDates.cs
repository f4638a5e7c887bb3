using ForecastApi.Common;
using ForecastApi.Imports.Warnings;

namespace ForecastApi.Sales.Importing.Warnings;

/// <summary>
/// Finds the months of a file that lie years apart from all others, of the file and of the stored history. The months are
/// divided where more than two years between them have no rows; the part with the most months is the history, and a part
/// of few months, or one that is ten years away, is suspicious.
/// </summary>
public static class FarDates
{
    private const int GapMonths = 24;
    private const int FewMonths = 3;
    private const int DecadeMonths = 120;

    /// <summary>Returns a warning per suspicious month.</summary>
    /// <param name="file">The months of the file, in order.</param>
    /// <param name="stored">The months of the stored history.</param>
    /// <param name="today">Later months are reported as future ones.</param>
    public static IEnumerable<ImportWarning> Find(
        IEnumerable<CountedMonth> file,
        IEnumerable<DateOnly> stored,
        DateOnly today
    )
    {
        var counted = file.Where(m => m.Index <= MonthCounts.IndexOf(today)).ToList();
        var rows = counted.ToDictionary(m => m.Index, m => m.Rows);
        var parts = Divide(rows.Keys.Union(stored.Select(MonthCounts.IndexOf)).Order());
        if (parts.Count < 2)
            return [];
        // Of equal parts the one with more rows, then the later one
        var history = parts
            .OrderBy(p => p.Count)
            .ThenBy(p => p.Sum(m => rows.GetValueOrDefault(m)))
            .ThenBy(p => p[0])
            .Last();
        var suspicious = parts.Where(p => p != history && IsSuspicious(p, history)).ToList();
        return from month in counted
            where suspicious.Exists(p => p.Contains(month.Index))
            select Warn(month, history);
    }

    private static List<List<int>> Divide(IEnumerable<int> months)
    {
        var parts = new List<List<int>>();
        foreach (var month in months)
            if (parts.Count > 0 && month - parts[^1][^1] <= GapMonths)
                parts[^1].Add(month);
            else
                parts.Add([month]);
        return parts;
    }

    private static bool IsSuspicious(List<int> part, List<int> history) =>
        part.Count <= FewMonths
        || part[0] - history[^1] >= DecadeMonths
        || history[0] - part[^1] >= DecadeMonths;

    private static ImportWarning Warn(CountedMonth month, List<int> history) =>
        ImportWarning.Of(
            month.Line,
            "date",
            WarningCode.SuspiciousDate,
            Invariant(
                $"{month.Date:yyyy-MM-dd} is years apart from the history, which has rows from {Text(history[0])} to {Text(history[^1])}; {month.Rows} row(s) of {month.Date:yyyy-MM} are. Check the year."
            )
        );

    private static string Text(int month) =>
        Invariant($"{Month.FirstYear + month / 12:D4}-{month % 12 + 1:D2}");
}

using ForecastApi.Imports.Warnings;
using ForecastApi.Sales.Parsing;

namespace ForecastApi.Sales.Importing.Warnings;

/// <summary>Finds the rows whose day has not come yet: one warning per month.</summary>
public sealed class FutureDates(DateOnly today)
{
    private MonthCounts? _months;

    /// <summary>The warnings; empty when all days are past.</summary>
    public IEnumerable<ImportWarning> Warnings => _months?.All.Select(Warn) ?? [];

    public void Add(long line, in SalesRow row)
    {
        if (row.Date > today)
            (_months ??= new()).Add(line, row);
    }

    private ImportWarning Warn(CountedMonth month) =>
        ImportWarning.Of(
            month.Line,
            "date",
            WarningCode.SuspiciousDate,
            Invariant(
                $"{month.Date:yyyy-MM-dd} is after today, {today:yyyy-MM-dd}; {month.Rows} row(s) of {month.Date:yyyy-MM} are. Check the year and the order of day and month."
            )
        );
}

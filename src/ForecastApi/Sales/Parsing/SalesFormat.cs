using ForecastApi.Common;
using ForecastApi.Imports;
using ForecastApi.Imports.Cells;
using ForecastApi.Imports.Formats;

namespace ForecastApi.Sales.Parsing;

/// <summary>How the rows of a sales file are written, and which days they cover.</summary>
public sealed class SalesFormat(TableFormat format)
{
    private const int DaysOfWeek = 7;
    private const int MaxDaysOn = 366;

    public CellFormat Cells { get; } = new(format);

    /// <summary>Finds the days of a row; returns the error when they are wrong.</summary>
    /// <param name="cells">The cells of the row.</param>
    /// <param name="first">The first day.</param>
    /// <param name="end">The last day; null when it is the first.</param>
    public RowError? WhyNotDays(in SalesCells cells, out DateOnly first, out DateOnly? end)
    {
        end = null;
        if (!Cells.TryDate(cells.Date, out first, out var monthEnd))
            return new("date", Cells.WhyNotADate(cells.Date));
        if (!cells.PeriodEnd.IsEmpty)
        {
            if (!Cells.TryDate(cells.PeriodEnd, out var last, out var lastOfMonth))
                return new("periodEnd", Cells.WhyNotADate(cells.PeriodEnd));
            last = lastOfMonth ?? last;
            if (last < first)
                return new("periodEnd", "must not be before the date.");
            if (last.DayNumber - first.DayNumber > MaxDaysOn)
                return new("periodEnd", $"must not be more than {MaxDaysOn} days after the date.");
            end = last;
        }
        else if (monthEnd is not null)
            end = monthEnd;
        else if (format.Period != RowPeriod.Day)
            (first, end) = Period(first);
        if (end == first)
            end = null;
        return first.Year >= Month.FirstYear && (end ?? first).Year <= Month.LastYear
            ? null
            : new("date", "must be in a period that begins from 1900 on and ends by 2199.");
    }

    private (DateOnly First, DateOnly? End) Period(DateOnly date) =>
        format.Period switch
        {
            RowPeriod.Week => (date, date.AddDays(DaysOfWeek - 1)),
            RowPeriod.WeekEnding => (date.AddDays(1 - DaysOfWeek), date),
            _ => (
                new(date.Year, date.Month, 1),
                new DateOnly(date.Year, date.Month, 1).AddMonths(1).AddDays(-1)
            ),
        };
}

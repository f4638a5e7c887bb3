using ForecastApi.Imports.Warnings;
using ForecastApi.Sales.Parsing;

namespace ForecastApi.Sales.Importing.Warnings;

/// <summary>
/// Finds a file of weekly quantities: the dates of each SKU lie whole weeks apart, and no row has a period. It ends at
/// the first row that contradicts, so that a file of daily rows is not followed further.
/// </summary>
public sealed class WeeklyRows
{
    private const int Week = 7;
    private const int MinDates = 8;

    private readonly List<DateOnly> _lastDates = [];
    private readonly HashSet<DateOnly> _dates = [];
    private bool _isWeekly = true;
    private long _firstLine;
    private int _steps;

    /// <summary>The warning; null when the rows are not weekly, or too few to decide.</summary>
    public ImportWarning? Warning =>
        _isWeekly && _dates.Count >= MinDates && _steps >= MinDates - 1
            ? ImportWarning.Of(
                _firstLine,
                "date",
                WarningCode.WeeklyRows,
                "The dates of each product lie whole weeks apart: the quantities seem to cover a week each, but each is stored on its date alone. Send period=week (the date is the first day), period=weekEnding (the last day), or a column periodEnd."
            )
            : null;

    /// <param name="line">The line of the row.</param>
    /// <param name="row">The row.</param>
    /// <param name="skuNumber">The number of its SKU, from 1 in order of appearance.</param>
    public void Add(long line, in SalesRow row, int skuNumber)
    {
        if (!_isWeekly)
            return;
        if (_firstLine == 0)
            _firstLine = line;
        if (skuNumber > _lastDates.Count)
            _lastDates.Add(row.Date);
        var days = row.Date.DayNumber - _lastDates[skuNumber - 1].DayNumber;
        if (row.PeriodEnd is not null || days % Week != 0)
        {
            _isWeekly = false;
            _lastDates.Clear();
            _dates.Clear();
            return;
        }
        _dates.Add(row.Date);
        if (days == 0)
            return;
        _lastDates[skuNumber - 1] = row.Date;
        if (_steps < MinDates)
            _steps++;
    }
}

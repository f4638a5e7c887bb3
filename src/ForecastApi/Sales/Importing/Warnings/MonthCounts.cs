using ForecastApi.Common;
using ForecastApi.Sales.Parsing;

namespace ForecastApi.Sales.Importing.Warnings;

/// <summary>Counts the rows of a file by month and stores the first line of each. Its size does not depend on the file.</summary>
public sealed class MonthCounts
{
    private const int Months = (Month.LastYear - Month.FirstYear + 1) * 12;

    private readonly long[] _rows = new long[Months];
    private readonly long[] _firstLines = new long[Months];
    private readonly DateOnly[] _firstDates = new DateOnly[Months];
    private DateOnly _date;
    private int _month;

    /// <summary>The months with rows, in order.</summary>
    public IEnumerable<CountedMonth> All =>
        Enumerable
            .Range(0, Months)
            .Where(m => _rows[m] > 0)
            .Select(m => new CountedMonth(m, _rows[m], _firstLines[m], _firstDates[m]));

    /// <summary>The position of the month of a day.</summary>
    public static int IndexOf(DateOnly date) => (date.Year - Month.FirstYear) * 12 + date.Month - 1;

    public void Add(long line, in SalesRow row)
    {
        if (row.Date != _date)
        {
            _date = row.Date;
            _month = IndexOf(_date);
        }
        if (_rows[_month]++ == 0)
        {
            _firstLines[_month] = line;
            _firstDates[_month] = _date;
        }
    }
}

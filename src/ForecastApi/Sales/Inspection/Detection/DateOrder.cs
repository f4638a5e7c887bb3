namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>The order of the parts of a date.</summary>
public enum DateOrder
{
    YearMonthDay,
    YearDayMonth,
    DayMonthYear,
    MonthDayYear,
    YearMonth,
    MonthYear,
    Compact,
    Serial,
}

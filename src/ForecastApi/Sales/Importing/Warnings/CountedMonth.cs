namespace ForecastApi.Sales.Importing.Warnings;

/// <summary>The rows of a file in one month.</summary>
/// <param name="Index">The position of the month, as <see cref="MonthCounts.IndexOf"/> gives it.</param>
/// <param name="Line">The first line with a date in the month.</param>
/// <param name="Date">The date of that line.</param>
public sealed record CountedMonth(int Index, long Rows, long Line, DateOnly Date);

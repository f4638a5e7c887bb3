using System.Globalization;
using ForecastApi.Common;
using ForecastApi.Http;

namespace ForecastApi.Sales;

/// <summary>Parses the dates of query parameters.</summary>
public static class SalesDates
{
    /// <summary>Parses a date, or a month as its first or last day; null for a missing parameter.</summary>
    /// <exception cref="ProblemException">400: neither a date nor a month.</exception>
    public static DateOnly? Parse(string name, string? text, bool last)
    {
        if (text is null)
            return null;
        if (Month.TryParse(text, CultureInfo.InvariantCulture, out var month))
            return last ? month.FirstDay.AddMonths(1).AddDays(-1) : month.FirstDay;
        return
            DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            ) && day.Year is >= Month.FirstYear and <= Month.LastYear
            ? day
            : throw ProblemException.Invalid(
                name,
                "must be a month (YYYY-MM) or a date (YYYY-MM-DD)."
            );
    }
}

namespace ForecastApi.Forecasting.Analogy;

/// <summary>Arithmetic of months: histories of two products are compared by the calendar.</summary>
internal static class Months
{
    /// <summary>Months of a year.</summary>
    public const int InYear = 12;

    /// <summary>Months from one first day of a month to another.</summary>
    public static int Between(DateOnly from, DateOnly to) =>
        ((to.Year - from.Year) * InYear) + to.Month - from.Month;
}

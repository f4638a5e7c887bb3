namespace ForecastApi.Forecasting.Analogy;

/// <summary>Calendar arithmetic for the histories of two products.</summary>
internal static class Months
{
    /// <summary>The number of months in a year.</summary>
    public const int InYear = 12;

    /// <summary>Returns the number of months between two first days of a month.</summary>
    public static int Between(DateOnly from, DateOnly to) =>
        ((to.Year - from.Year) * InYear) + to.Month - from.Month;
}

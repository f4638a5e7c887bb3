namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>The format of the dates of a column.</summary>
/// <param name="Format">The pattern; null for YYYY-MM-DD and YYYY-MM.</param>
/// <param name="Order">The order of the parts.</param>
/// <param name="Share">The share of the cells that are dates in this format.</param>
/// <param name="Other">The other pattern that reads the cells as well; null when there is none.</param>
public sealed record DateGuess(string? Format, DateOrder Order, double Share, string? Other)
{
    public bool IsMonth => Order is DateOrder.YearMonth or DateOrder.MonthYear;
}

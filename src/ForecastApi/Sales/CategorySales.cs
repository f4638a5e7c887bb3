namespace ForecastApi.Sales;

/// <summary>The monthly sales of a category, and the levels of its products that sold within the last year.</summary>
public sealed record CategorySales(IReadOnlyList<MonthQuantity> Totals, CategoryLevels Levels);

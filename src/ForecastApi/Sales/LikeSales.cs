namespace ForecastApi.Sales;

/// <summary>Sales of the like product of a new product.</summary>
public sealed record LikeSales(IReadOnlyList<MonthQuantity> Months, bool Discontinued);

namespace ForecastApi.Plans.Tracking;

/// <summary>Units of a product in a month; null values have no known sales.</summary>
/// <param name="ActualSales">Sales less returns.</param>
/// <param name="PlannedLessActual">Planned demand less sales: positive when sales are below plan.</param>
/// <param name="PlannedInventory">The planned stock at the end of the month.</param>
/// <param name="ResultingInventory">Stock at the end of the month from planned supply and actual sales since the start.</param>
/// <param name="ResultingBackorders">Backorders at the end of the month from planned supply and actual sales.</param>
public sealed record ActualProductMonth(
    string Sku,
    decimal PlannedDemand,
    decimal? ActualSales,
    decimal? PlannedLessActual,
    decimal PlannedInventory,
    decimal PlannedBackorders,
    decimal? ResultingInventory,
    decimal? ResultingBackorders
);

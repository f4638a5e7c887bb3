using ForecastApi.Common;
using ForecastApi.Planning.Input;

namespace ForecastApi.Plans.Tracking;

/// <summary>The accepted plan held against the sales since. Its supply is taken as carried out; demand is what was sold.</summary>
/// <param name="Strategy">The plan that is carried out.</param>
/// <param name="AsOf">The last complete month of which sales are known; null without sales.</param>
/// <param name="Totals">Over all products with sales, in all complete months.</param>
/// <param name="Products">The same for each product.</param>
/// <param name="Periods">The plan's complete months.</param>
/// <param name="OpenMonths">The plan's months whose sales are not complete yet.</param>
public sealed record PlanActuals(
    string Id,
    StrategyName Strategy,
    Month? AsOf,
    ActualTotals Totals,
    IReadOnlyList<ActualProduct> Products,
    IReadOnlyList<ActualMonth> Periods,
    IReadOnlyList<Month> OpenMonths
);

/// <summary>
/// Planned demand against sales. The error is e = forecast − demand, here planned demand less sales: positive where
/// less was sold than planned.
/// </summary>
/// <param name="Points">Months of products that are held against each other.</param>
/// <param name="PlannedDemand">Units.</param>
/// <param name="ActualSales">Units, returns taken off.</param>
/// <param name="PlannedLessActual">Σe, units.</param>
/// <param name="Wape">Σ|e| / Σ sales; null unless any was sold.</param>
/// <param name="Bias">Σe / Σ sales; null unless any was sold.</param>
/// <param name="PlannedServiceLevel">Share of the planned demand that the plan meets in its month; null without points.</param>
/// <param name="ServiceLevel">Share of the sales that the plan's supply meets in their month; null without points.</param>
public sealed record ActualTotals(
    int Points,
    decimal PlannedDemand,
    decimal ActualSales,
    decimal PlannedLessActual,
    double? Wape,
    double? Bias,
    decimal? PlannedServiceLevel,
    decimal? ServiceLevel
);

/// <param name="Totals">Null where there are no sales to hold the plan against.</param>
/// <param name="Reason">Why there are none; else null.</param>
public sealed record ActualProduct(string Sku, ActualTotals? Totals, string? Reason);

/// <param name="Totals">Over the products with sales.</param>
public sealed record ActualMonth(
    Month Month,
    ActualTotals Totals,
    IReadOnlyList<ActualProductMonth> Products
);

/// <summary>Units of a product in a month; what no sales are known of is null.</summary>
/// <param name="ActualSales">What was sold, returns taken off.</param>
/// <param name="PlannedLessActual">Planned demand less sales: positive where less was sold than planned.</param>
/// <param name="PlannedInventory">The plan's stock at the month's end.</param>
/// <param name="ResultingInventory">Stock at the month's end of the plan's supply and what was sold since its start.</param>
/// <param name="ResultingBackorders">Units then owed to customers.</param>
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

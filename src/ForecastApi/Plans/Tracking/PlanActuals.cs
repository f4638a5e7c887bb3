using ForecastApi.Common;
using ForecastApi.Planning.Input;

namespace ForecastApi.Plans.Tracking;

/// <summary>The accepted plan compared with actual sales. Supply is as planned, demand is the actual sales.</summary>
/// <param name="Strategy">The accepted plan.</param>
/// <param name="AsOf">The last complete month of sales; null without sales.</param>
/// <param name="Totals">Over all products with sales, in all complete months.</param>
/// <param name="Products">By product.</param>
/// <param name="Periods">The plan's complete months.</param>
/// <param name="OpenMonths">The plan's months without complete sales.</param>
public sealed record PlanActuals(
    string Id,
    StrategyName Strategy,
    Month? AsOf,
    ActualTotals Totals,
    IReadOnlyList<ActualProduct> Products,
    IReadOnlyList<ActualMonth> Periods,
    IReadOnlyList<Month> OpenMonths
);

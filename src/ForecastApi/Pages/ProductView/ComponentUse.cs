using ForecastApi.Planning.Input;
using ForecastApi.Plans.Answers;
using ForecastApi.Products.Boms;
using ForecastApi.Sales;

namespace ForecastApi.Pages.ProductView;

/// <summary>The use of a product in others, and its supply by the current plan.</summary>
/// <param name="Uses">The lines of the bills that use it.</param>
/// <param name="Demand">The units that the forecasts of the products above it take, by month.</param>
/// <param name="PlanId">The accepted plan, else the latest; null without one.</param>
/// <param name="Strategy">The strategy of that plan.</param>
/// <param name="Months">Its months of production and draws; empty where the plan buys it as a part.</param>
/// <param name="Orders">Its planned orders.</param>
public sealed record ComponentUse(
    IReadOnlyList<BomRow> Uses,
    IReadOnlyList<MonthQuantity> Demand,
    string? PlanId,
    StrategyName? Strategy,
    IReadOnlyList<ComponentMonth> Months,
    IReadOnlyList<PlanPurchase> Orders
);

using ForecastApi.Common;
using ForecastApi.Planning.Results;

namespace ForecastApi.Pages.PlanMonths;

/// <summary>A month of a plan in units, summed over products.</summary>
public sealed record MonthFigures(
    Month Month,
    decimal Demand,
    decimal Regular,
    decimal Overtime,
    decimal Subcontracted,
    decimal Inventory,
    decimal Backorders,
    decimal LostSales
)
{
    /// <summary>Units that arrive from orders before the plan and as by-products.</summary>
    public decimal Received { get; init; }

    /// <summary>Units drawn by the production of parents.</summary>
    public decimal Drawn { get; init; }

    public static MonthFigures Sum(Month month, IReadOnlyCollection<PlanProductMonth> products) =>
        new(
            month,
            products.Sum(p => p.Demand),
            products.Sum(p => p.RegularProduction),
            products.Sum(p => p.OvertimeProduction),
            products.Sum(p => p.Subcontracted),
            products.Sum(p => p.Inventory),
            products.Sum(p => p.Backorders),
            products.Sum(p => p.LostSales)
        )
        {
            Received = products.Sum(p => p.Receipts + p.ByProduct),
            Drawn = products.Sum(p => p.Drawn),
        };
}

using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Costing;

/// <summary>Computes the KPIs by which plans are compared in addition to their cost.</summary>
internal static class KpiCalculation
{
    public static PlanKpis Compute(
        PlanInput input,
        IReadOnlyList<PlanPeriod> periods,
        MaterialCost material
    )
    {
        var bought = BoughtValues(input);
        var available = periods.Sum(p => p.RegularHours + p.IdleHours);
        return new()
        {
            ServiceLevel = Tolerance.Round(Served(periods)),
            AverageInventory = Tolerance.Round(
                periods.Average(period => period.Products.Sum(p => p.Inventory))
            ),
            AverageInventoryValue = Tolerance.Round(
                periods
                    .Select((period, t) => StockValue(period, material.Values(t), bought))
                    .Average()
            ),
            ProductionRateChange = RateChange(periods),
            WorkforceChange = periods.Sum(p => p.Hired + p.LaidOff),
            Utilisation =
                available == 0 ? 0 : Tolerance.Round(periods.Sum(p => p.RegularHours) / available),
            PeakFunding = PeakFunding(periods),
        };
    }

    private static decimal Served(IReadOnlyList<PlanPeriod> periods)
    {
        var products = periods.SelectMany(p => p.Products).ToList();
        return ServiceLevel.Share(
            products.Sum(p => p.Demand),
            products.Sum(p => ServiceLevel.Missed(p.Demand, p.LostSales, p.Backorders))
        );
    }

    private static decimal StockValue(PlanPeriod period, decimal[] values, decimal[] bought) =>
        period
            .Products.Select((p, i) => p.Inventory * (values[i] > 0 ? values[i] : bought[i]))
            .Sum();

    // The lowest unit cost of each product's suppliers; 0 without a supplier.
    private static decimal[] BoughtValues(PlanInput input)
    {
        var suppliersOf = input.Suppliers.ToLookup(s => s.Sku, StringComparer.Ordinal);
        return
        [
            .. input.Products.Select(p =>
                suppliersOf[p.Sku].Select(s => s.UnitCost).DefaultIfEmpty(0).Min()
            ),
        ];
    }

    private static decimal RateChange(IReadOnlyList<PlanPeriod> periods)
    {
        var made = periods
            .Select(period => period.Products.Sum(p => p.RegularProduction + p.OvertimeProduction))
            .ToList();
        // A difference from rounding to 6 decimals is not a rate change.
        return made.Zip(
                made.Skip(1),
                (before, after) => Math.Abs(Tolerance.Snap(after, before) - before)
            )
            .Sum();
    }

    private static decimal PeakFunding(IReadOnlyList<PlanPeriod> periods)
    {
        var revenue = 0m;
        return periods.Max(p => p.CumulativeCashOut - (revenue += p.Revenue));
    }
}

using ForecastApi.Common;
using ForecastApi.Forecasting.Accuracy;
using ForecastApi.Planning.Results;
using ForecastApi.Planning.Tracking;
using ForecastApi.Plans.Answers;
using ForecastApi.Sales;

namespace ForecastApi.Plans.Tracking;

/// <summary>Compares a plan with actual sales; pure.</summary>
public static class PlanActualsCalculator
{
    /// <summary>Returns the months, products and totals of the plan with actual sales.</summary>
    /// <param name="id">The request.</param>
    /// <param name="plan">Its accepted plan.</param>
    /// <param name="asOf">The last month of sales.</param>
    /// <param name="complete">The number of complete months from the plan's first month.</param>
    /// <param name="sales">Sales of those months by SKU; unknown products are missing.</param>
    public static PlanActuals Compare(
        string id,
        StrategyPlan plan,
        Month? asOf,
        int complete,
        IReadOnlyDictionary<string, IReadOnlyList<MonthQuantity>> sales
    )
    {
        var products = plan.Periods[0]
            .Products.Select((p, i) => CompareProduct(plan, i, sales.GetValueOrDefault(p.Sku)))
            .ToList();
        return new(
            id,
            plan.Strategy,
            asOf,
            Totals([.. products.SelectMany(p => p.Months)]),
            [
                .. products.Select(p => new ActualProduct(
                    p.Sku,
                    p.IsStored ? Totals(p.Months) : null,
                    p.IsStored ? null : $"'{p.Sku}' is not a stored product, so it has no sales."
                )),
            ],
            [
                .. plan
                    .Periods.Take(complete)
                    .Select(
                        (period, t) =>
                            new ActualMonth(
                                period.Month,
                                Totals([
                                    .. products.Where(p => p.IsStored).Select(p => p.Months[t]),
                                ]),
                                [.. products.Select((p, i) => ToMonth(period.Products[i], p, t))]
                            )
                    ),
            ],
            [.. plan.Periods.Skip(complete).Select(p => p.Month)]
        );
    }

    private static ComparedProduct CompareProduct(
        StrategyPlan plan,
        int product,
        IReadOnlyList<MonthQuantity>? sales
    )
    {
        PlanProductMonth[] planned = [.. plan.Periods.Select(p => p.Products[product])];
        var actual = FixedSupply.Against(planned, [.. (sales ?? []).Select(m => m.Quantity)]);
        return new(planned[0].Sku, sales is not null, [.. planned.Zip(actual)]);
    }

    private static ActualProductMonth ToMonth(
        PlanProductMonth planned,
        ComparedProduct product,
        int month
    )
    {
        var actual = product.IsStored ? product.Months[month].Actual : null;
        return new(
            planned.Sku,
            planned.Demand,
            actual?.Demand,
            planned.Demand - actual?.Demand,
            planned.Inventory,
            planned.Backorders,
            actual?.Inventory,
            actual?.Backorders
        );
    }

    private static ActualTotals Totals(
        IReadOnlyList<(PlanProductMonth Planned, PlanProductMonth Actual)> months
    )
    {
        PlanProductMonth[] planned = [.. months.Select(m => m.Planned)];
        PlanProductMonth[] actual = [.. months.Select(m => m.Actual)];
        double[] demand = [.. actual.Select(m => (double)m.Demand)];
        double[] forecast = [.. planned.Select(m => (double)m.Demand)];
        var (expected, sold) = (planned.Sum(m => m.Demand), actual.Sum(m => m.Demand));
        return new(
            months.Count,
            expected,
            sold,
            expected - sold,
            ForecastError.Wape(demand, forecast),
            ForecastError.Bias(demand, forecast),
            months.Count == 0 ? null : FixedSupply.ComputeServiceLevel(planned),
            months.Count == 0 ? null : FixedSupply.ComputeServiceLevel(actual)
        );
    }

    /// <summary>A product's complete months, planned and actual; empty without sales.</summary>
    private sealed record ComparedProduct(
        string Sku,
        bool IsStored,
        IReadOnlyList<(PlanProductMonth Planned, PlanProductMonth Actual)> Months
    );
}

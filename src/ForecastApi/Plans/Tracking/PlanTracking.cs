using ForecastApi.Common;
using ForecastApi.Forecasting.Accuracy;
using ForecastApi.Planning.Results;
using ForecastApi.Planning.Tracking;
using ForecastApi.Plans.Answers;
using ForecastApi.Sales;

namespace ForecastApi.Plans.Tracking;

/// <summary>Holds one plan against the sales since; pure.</summary>
public static class PlanTracking
{
    /// <summary>The plan's months, products and totals against sales.</summary>
    /// <param name="id">The request.</param>
    /// <param name="plan">Its accepted plan.</param>
    /// <param name="asOf">The last month of which sales are known.</param>
    /// <param name="complete">How many of the plan's months are complete, from its first on.</param>
    /// <param name="sales">By SKU the sales of those months; a product that is not stored is not in it.</param>
    public static PlanActuals Of(
        string id,
        StrategyPlan plan,
        Month? asOf,
        int complete,
        IReadOnlyDictionary<string, IReadOnlyList<MonthQuantity>> sales
    )
    {
        var products = plan.Periods[0]
            .Products.Select((p, i) => Hold(plan, i, sales.GetValueOrDefault(p.Sku)))
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
                    p.IsStored
                        ? null
                        : $"'{p.Sku}' is not a stored product, so there are no sales of it."
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

    private static Held Hold(StrategyPlan plan, int product, IReadOnlyList<MonthQuantity>? sales)
    {
        PlanProductMonth[] planned = [.. plan.Periods.Select(p => p.Products[product])];
        var actual = FixedSupply.Against(planned, [.. (sales ?? []).Select(m => m.Quantity)]);
        return new(planned[0].Sku, sales is not null, [.. planned.Zip(actual)]);
    }

    private static ActualProductMonth ToMonth(PlanProductMonth planned, Held product, int month)
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

    /// <summary>A product's complete months as planned and as they came; none where it has no sales.</summary>
    private sealed record Held(
        string Sku,
        bool IsStored,
        IReadOnlyList<(PlanProductMonth Planned, PlanProductMonth Actual)> Months
    );
}

using ForecastApi.Common;
using ForecastApi.Http.Tables;

namespace ForecastApi.Plans.Answers;

/// <summary>The planned orders of parts of a plan as a table with a row per order, late ones first.</summary>
public static class PurchaseTable
{
    private static readonly ExportColumn[] Columns =
    [
        ExportColumn.Month("orderMonth"),
        "sku",
        "quantity",
        ExportColumn.Month("needMonth"),
        "cost",
        "supplier",
        "late",
        "expedited",
    ];

    public static ExportTable Of(StrategyPlan plan) =>
        new(
            $"purchases-{plan.Periods[0].Month}-{PlanJson.Text(plan.Strategy)}",
            Columns,
            Sorted(plan.Purchases)
                .Select(o =>
                    new object?[]
                    {
                        o.OrderMonth,
                        o.Sku,
                        DecimalJsonConverter.Normalise(o.Quantity),
                        o.NeedMonth,
                        DecimalJsonConverter.Normalise(o.Cost),
                        o.Supplier,
                        o.Late ? "true" : "false",
                        o.Expedited ? "true" : "false",
                    }
                )
                .ToAsyncEnumerable()
        );

    /// <summary>Returns the orders by month of order; late ones come first.</summary>
    public static IEnumerable<PlanPurchase> Sorted(IEnumerable<PlanPurchase> purchases) =>
        purchases
            .OrderByDescending(o => o.Late)
            .ThenBy(o => o.OrderMonth)
            .ThenBy(o => o.Sku, StringComparer.Ordinal)
            .ThenBy(o => o.NeedMonth);
}

using ForecastApi.Common;
using ForecastApi.Http.Tables;

namespace ForecastApi.Plans.Answers;

/// <summary>The plan of a strategy as a table with a row per month and product.</summary>
public static class PlanTable
{
    private static readonly ExportColumn[] Columns =
    [
        ExportColumn.Month("month"),
        "sku",
        "demand",
        "regularProduction",
        "overtimeProduction",
        "subcontracted",
        "inventory",
        "backorders",
        "lostSales",
        "completed",
        "receipts",
        "byProduct",
        "drawn",
    ];

    public static ExportTable Of(StrategyPlan plan) =>
        new(
            $"plan-{plan.Periods[0].Month}-{PlanJson.Text(plan.Strategy)}",
            Columns,
            plan.Periods.SelectMany(
                    period => period.Products,
                    (period, p) =>
                        new object?[]
                        {
                            period.Month,
                            p.Sku,
                            DecimalJsonConverter.Normalise(p.Demand),
                            DecimalJsonConverter.Normalise(p.RegularProduction),
                            DecimalJsonConverter.Normalise(p.OvertimeProduction),
                            DecimalJsonConverter.Normalise(p.Subcontracted),
                            DecimalJsonConverter.Normalise(p.Inventory),
                            DecimalJsonConverter.Normalise(p.Backorders),
                            DecimalJsonConverter.Normalise(p.LostSales),
                            DecimalJsonConverter.Normalise(p.Completed),
                            DecimalJsonConverter.Normalise(p.Receipts),
                            DecimalJsonConverter.Normalise(p.ByProduct),
                            DecimalJsonConverter.Normalise(p.Drawn),
                        }
                )
                .ToAsyncEnumerable()
        );
}

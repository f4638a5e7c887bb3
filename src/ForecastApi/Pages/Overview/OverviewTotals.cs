using System.ComponentModel;
using ForecastApi.Data;
using ForecastApi.Forecasts.Summaries;
using ForecastApi.Sales;

namespace ForecastApi.Pages.Overview;

/// <summary>Totals over all products, which are slow to compute and rarely change.</summary>
/// <param name="Sales">Monthly sales, the last <see cref="OverviewQuery.HistoryMonths"/> months.</param>
/// <param name="Months">The forecast by month.</param>
/// <param name="Quarters">The forecast by quarter.</param>
[ImmutableObject(true)]
public sealed record OverviewTotals(
    IReadOnlyList<MonthQuantity> Sales,
    IReadOnlyList<SummaryItem> Months,
    IReadOnlyList<SummaryItem> Quarters
) : ICachedValue
{
    /// <summary>At most a few hundred rows.</summary>
    public int Kilobytes => 32;
}

using ForecastApi.Forecasts.Summaries;
using ForecastApi.Sales;

namespace ForecastApi.Pages.Overview;

/// <summary>Sums over all products: what takes long to add up and seldom changes.</summary>
/// <param name="Sales">Monthly sales, the last <see cref="OverviewQuery.HistoryMonths"/> months.</param>
/// <param name="Months">The forecast by month.</param>
/// <param name="Quarters">The same by quarter.</param>
public sealed record OverviewTotals(
    IReadOnlyList<MonthQuantity> Sales,
    IReadOnlyList<SummaryItem> Months,
    IReadOnlyList<SummaryItem> Quarters
);

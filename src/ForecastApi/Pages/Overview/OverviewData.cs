using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.Forecasts.Summaries;
using ForecastApi.Pages.Shared.Measures;
using ForecastApi.Plans.Answers;
using ForecastApi.Sales;

namespace ForecastApi.Pages.Overview;

/// <summary>The data of the overview page; missing data is null or empty.</summary>
/// <param name="Sales">Monthly sales of all products, the last <see cref="OverviewQuery.HistoryMonths"/> months.</param>
/// <param name="Run">The latest successful run, whose forecast is shown.</param>
/// <param name="Active">The run that is running or queued.</param>
/// <param name="Failed">The newest run if it failed; the forecast shown is then out of date.</param>
/// <param name="OverdueSince">The time since which the nightly run is overdue; null when it is not.</param>
/// <param name="Months">The forecast of all products by month.</param>
/// <param name="Quarters">The forecast of all products by quarter.</param>
/// <param name="Plan">The latest plan comparison.</param>
/// <param name="Accuracy">Headline accuracy of all products.</param>
/// <param name="Exceptions">The open exceptions of the highest priority, with counts.</param>
/// <param name="Currency">The currency of the amounts at stake.</param>
public sealed record OverviewData(
    IReadOnlyList<MonthQuantity> Sales,
    ForecastRunInfo? Run,
    ForecastRunInfo? Active,
    ForecastRunInfo? Failed,
    DateTimeOffset? OverdueSince,
    IReadOnlyList<SummaryItem> Months,
    IReadOnlyList<SummaryItem> Quarters,
    PlanSummary? Plan,
    HeadlineAccuracy? Accuracy,
    Alerts.AlertList Exceptions,
    string Currency
)
{
    public bool HasSales => Sales.Count > 0;

    /// <summary>Returns the sales in the year before the first <paramref name="count"/> forecast months; null when a month is missing.</summary>
    public decimal? YearBefore(int count)
    {
        var wanted = Months.Take(count).Select(m => Month.Parse(m.Period, null).AddMonths(-12));
        var found = wanted.Select(w => Sales.FirstOrDefault(s => s.Month == w)).ToList();
        return found.Count == 0 || found.Contains(null) ? null : found.Sum(s => s!.Quantity);
    }
}

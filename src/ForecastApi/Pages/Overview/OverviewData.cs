using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.Forecasts;
using ForecastApi.Pages.Shared;
using ForecastApi.Plans.Answers;
using ForecastApi.Sales;

namespace ForecastApi.Pages.Overview;

/// <summary>What the overview shows; what is not there yet is null or empty.</summary>
/// <param name="Sales">Monthly sales of all products, the last <see cref="OverviewQuery.HistoryMonths"/> months.</param>
/// <param name="Run">The latest successful run, whose forecast is shown.</param>
/// <param name="Active">The run that works or waits.</param>
/// <param name="Failed">The newest run, where it failed: the forecast shown is then older than it should be.</param>
/// <param name="OverdueSince">When the nightly run should have come; null where it has.</param>
/// <param name="Months">The forecast of all products together, by month.</param>
/// <param name="Quarters">The same by quarter.</param>
/// <param name="Plan">The latest plan comparison.</param>
/// <param name="Accuracy">How the forecasts have done.</param>
/// <param name="Exceptions">The open ones that matter most, and how many there are.</param>
/// <param name="Currency">Of what is at stake in them.</param>
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

    /// <summary>Sales of the months a year before the first <paramref name="count"/> forecast months; null where one is missing.</summary>
    public decimal? YearBefore(int count)
    {
        var wanted = Months.Take(count).Select(m => Month.Parse(m.Period, null).AddMonths(-12));
        var found = wanted.Select(w => Sales.FirstOrDefault(s => s.Month == w)).ToList();
        return found.Count == 0 || found.Contains(null) ? null : found.Sum(s => s!.Quantity);
    }
}

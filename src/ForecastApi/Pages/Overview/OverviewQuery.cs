using ForecastApi.Accuracy;
using ForecastApi.Alerts;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.ForecastRuns;
using ForecastApi.ForecastRuns.Nightly;
using ForecastApi.Forecasts;
using ForecastApi.Forecasts.Summaries;
using ForecastApi.Http;
using ForecastApi.Http.Concurrency;
using ForecastApi.Pages.Shared.Measures;
using ForecastApi.Plans;
using ForecastApi.Sales;
using Microsoft.Extensions.Options;

namespace ForecastApi.Pages.Overview;

/// <summary>Reads the data of the overview page.</summary>
public sealed class OverviewQuery(
    SalesStore sales,
    BusinessCalendar calendar,
    ForecastRunStore runs,
    ForecastSummaryQuery summary,
    PlanSummaryStore plans,
    AccuracyQuery accuracy,
    AlertListStore exceptions,
    NightlySchedule nights,
    IOptions<InstallationOptions> installation,
    DataCache cache,
    RequestComputing computing
)
{
    public const int HistoryMonths = 36;

    /// <summary>The number of newest runs in which the active run is searched.</summary>
    private const int NewestRuns = 5;

    private const int ExceptionsShown = 5;

    public async Task<OverviewData> RunAsync(CancellationToken cancellationToken)
    {
        var published = await runs.PublishedAsync(null, cancellationToken);
        var run = published is null
            ? null
            : await runs.GetAsync(published.RunId, cancellationToken);
        var newest = (
            await runs.ListAsync(new PageRequest(NewestRuns, null), cancellationToken)
        ).Items;
        var totals = await TotalsAsync(published, cancellationToken);
        return new(
            totals.Sales,
            run,
            newest.LastOrDefault(r => r.Status is RunStatus.Queued or RunStatus.Running),
            newest.FirstOrDefault() is { Status: RunStatus.Failed } failed ? failed : null,
            await nights.OverdueSinceAsync(cancellationToken),
            totals.Months,
            totals.Quarters,
            await plans.LatestAsync(cancellationToken),
            await HeadlineAccuracy.ReadAsync(
                accuracy,
                new AccuracyFilter(),
                withLeads: false,
                cancellationToken
            ),
            await exceptions.ListAsync(
                null,
                AlertState.Open,
                null,
                new PageRequest(ExceptionsShown, null),
                cancellationToken
            ),
            installation.Value.Currency
        );
    }

    /// <summary>Returns the totals of the page, computed once per version of the data.</summary>
    public async Task<OverviewTotals> TotalsAsync(
        RunKey? run,
        CancellationToken cancellationToken
    ) =>
        await cache.GetAsync(
            "overview",
            await VersionAsync(run, cancellationToken),
            token => computing.ReadAsync(() => ComputeAsync(run, token), token),
            cancellationToken
        );

    private async Task<OverviewTotals> ComputeAsync(
        RunKey? run,
        CancellationToken cancellationToken
    ) =>
        new(
            await sales.LastMonthAsync(cancellationToken) is { } last
                ? await sales.TotalAsync(last.AddMonths(1 - HistoryMonths), last, cancellationToken)
                : [],
            await SummaryAsync(run, ForecastBucket.Month, cancellationToken),
            await SummaryAsync(run, ForecastBucket.Quarter, cancellationToken)
        );

    /// <summary>Returns the version of the data behind the totals.</summary>
    public async Task<string> VersionAsync(RunKey? run, CancellationToken cancellationToken) =>
        string.Join(
            ' ',
            await accuracy.VersionAsync(run, AccuracyBasis.Live, cancellationToken),
            // Overrides expire by day, and a month completes with the calendar
            calendar.Today.DayNumber
        );

    private async Task<IReadOnlyList<SummaryItem>> SummaryAsync(
        RunKey? run,
        ForecastBucket bucket,
        CancellationToken cancellationToken
    ) =>
        run is null
            ? []
            : (
                await summary.RunAsync(run, SummaryBy.Total, bucket, null, null, cancellationToken)
            ).Items;
}

using ForecastApi.ForecastRuns;
using ForecastApi.Work;

namespace ForecastApi.Pages.Overview;

/// <summary>Warms the cached totals of the overview page.</summary>
public sealed class OverviewWarmer(OverviewQuery query, ForecastRunStore runs) : ICacheWarmer
{
    public async Task<string?> VersionAsync(CancellationToken cancellationToken) =>
        await runs.PublishedAsync(null, cancellationToken) is { } run
            ? await query.VersionAsync(run, cancellationToken)
            : null;

    public async Task WarmAsync(CancellationToken cancellationToken) =>
        await query.TotalsAsync(
            await runs.PublishedAsync(null, cancellationToken),
            cancellationToken
        );
}

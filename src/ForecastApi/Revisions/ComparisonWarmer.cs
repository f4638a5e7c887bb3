using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Work;

namespace ForecastApi.Revisions;

/// <summary>Compares the published run with the one before it.</summary>
public sealed class ComparisonWarmer(ForecastChangesQuery changes, ForecastRunStore runs)
    : ICacheWarmer
{
    public async Task<string?> VersionAsync(CancellationToken cancellationToken) =>
        await runs.PublishedAsync(null, cancellationToken) is { } run
            ? $"{run.RunId} {await changes.VersionAsync(cancellationToken)}"
            : null;

    public Task WarmAsync(CancellationToken cancellationToken) =>
        changes.RunAsync(
            null,
            null,
            new(null, null),
            null,
            new PageRequest(1, null),
            cancellationToken
        );
}

using ForecastApi.ForecastRuns;
using ForecastApi.Work;

namespace ForecastApi.Accuracy;

/// <summary>Computes every grouping of all points of a basis.</summary>
public sealed class AccuracyWarmer(AccuracyBasis basis, AccuracyQuery query, ForecastRunStore runs)
    : ICacheWarmer
{
    public async Task<string?> VersionAsync(CancellationToken cancellationToken) =>
        await runs.PublishedAsync(null, cancellationToken) is { } run
            ? await query.VersionAsync(run, basis, cancellationToken)
            : null;

    public async Task WarmAsync(CancellationToken cancellationToken)
    {
        if (await runs.PublishedAsync(null, cancellationToken) is { } run)
            await query.WarmAsync(run, basis, cancellationToken);
    }
}

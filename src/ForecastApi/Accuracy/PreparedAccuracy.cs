using ForecastApi.ForecastRuns;
using ForecastApi.Work;

namespace ForecastApi.Accuracy;

/// <summary>Every grouping of all points of a basis.</summary>
public sealed class PreparedAccuracy(
    AccuracyBasis basis,
    AccuracyQuery query,
    ForecastRunStore runs
) : IPrepared
{
    public async Task<string?> VersionAsync(CancellationToken cancellationToken) =>
        await runs.PublishedAsync(null, cancellationToken) is { } run
            ? await query.VersionAsync(run, basis, cancellationToken)
            : null;

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (await runs.PublishedAsync(null, cancellationToken) is { } run)
            await query.PrepareAsync(run, basis, cancellationToken);
    }
}

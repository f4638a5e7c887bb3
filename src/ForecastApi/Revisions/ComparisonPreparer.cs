using ForecastApi.ForecastRuns;
using ForecastApi.Http;

namespace ForecastApi.Revisions;

/// <summary>Compares a run with the one before it as soon as it is published, before anybody asks.</summary>
public sealed class ComparisonPreparer(ForecastChangesQuery changes) : IRunPublishedHandler
{
    public Task HandleAsync(RunKey run, CancellationToken cancellationToken) =>
        changes.RunAsync(
            null,
            run.RunId,
            new(null, null),
            null,
            new PageRequest(1, null),
            cancellationToken
        );
}

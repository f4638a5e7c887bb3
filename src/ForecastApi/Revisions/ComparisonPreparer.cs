using ForecastApi.ForecastRuns;
using ForecastApi.Http;

namespace ForecastApi.Revisions;

/// <summary>Compares a published run with the run before it, so that the first request finds the result cached.</summary>
public sealed class ComparisonPreparer(ForecastChangesQuery changes) : IRunFollower
{
    public Task FollowAsync(RunKey run, CancellationToken cancellationToken) =>
        changes.RunAsync(
            null,
            run.RunId,
            new(null, null),
            null,
            new PageRequest(1, null),
            cancellationToken
        );
}

using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Revisions;

namespace ForecastApi.Pages.RunView;

/// <summary>Gathers what the page of a run shows.</summary>
public sealed class RunViewQuery(ForecastRunStore runs, ForecastChangesQuery changes)
{
    /// <summary>Changes shown, the largest first.</summary>
    public const int ChangesShown = 25;

    /// <exception cref="ProblemException">404: there is no such run.</exception>
    public async Task<RunViewData> RunAsync(string id, CancellationToken cancellationToken)
    {
        var run = await runs.GetAsync(id, cancellationToken);
        return new(
            run,
            run.Status == RunStatus.Succeeded
                ? await changes.RunAsync(
                    null,
                    id,
                    new(null, null),
                    null,
                    new PageRequest(ChangesShown, null),
                    cancellationToken
                )
                : null
        );
    }
}

using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Revisions;

namespace ForecastApi.Pages.RunView;

/// <summary>Reads the data of the run page.</summary>
public sealed class RunViewQuery(ForecastRunStore runs, ForecastChangesQuery changes)
{
    /// <summary>The maximum number of changes shown, largest first.</summary>
    public const int ChangesShown = 25;

    /// <exception cref="ProblemException">404: the run does not exist.</exception>
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

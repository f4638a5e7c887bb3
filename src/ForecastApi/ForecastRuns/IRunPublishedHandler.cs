namespace ForecastApi.ForecastRuns;

/// <summary>
/// A step that runs after a run is published. It may run more than once for a run and must be idempotent; its failure does
/// not affect the run.
/// </summary>
public interface IRunPublishedHandler
{
    Task HandleAsync(RunKey run, CancellationToken cancellationToken);
}

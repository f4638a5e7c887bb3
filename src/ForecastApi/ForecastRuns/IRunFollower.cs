namespace ForecastApi.ForecastRuns;

/// <summary>
/// Something to be done once a run is published, by whoever leads; by another where that one was killed or lost the
/// database before it was done. It may be called more than once for a run; what goes wrong in it does not touch the run.
/// </summary>
public interface IRunFollower
{
    Task FollowAsync(RunKey run, CancellationToken cancellationToken);
}

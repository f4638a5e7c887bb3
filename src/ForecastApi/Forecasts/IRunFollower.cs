namespace ForecastApi.Forecasts;

/// <summary>
/// Something to be done once a run is published, and again at the next start where a process was killed before it was
/// done. It may be called more than once for a run; what goes wrong in it does not touch the run.
/// </summary>
public interface IRunFollower
{
    Task FollowAsync(RunKey run, CancellationToken cancellationToken);
}

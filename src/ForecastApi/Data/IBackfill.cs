namespace ForecastApi.Data;

/// <summary>
/// Computes values of stored rows that no migration script can compute. It runs at every start, after the scripts, and
/// does nothing where all values are there.
/// </summary>
public interface IBackfill
{
    Task RunAsync(CancellationToken cancellationToken);
}

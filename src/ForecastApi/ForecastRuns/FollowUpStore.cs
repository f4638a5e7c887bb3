using ForecastApi.Data;

namespace ForecastApi.ForecastRuns;

/// <summary>Stores the progress of the steps that follow a publication, for the latest run only: each run repeats them.</summary>
public sealed class FollowUpStore(Database database, TimeProvider clock)
{
    private static readonly SqlText Open = new(
        """
        SELECT RunNumber, RunId, AsOf, Horizon FROM ForecastRuns
        WHERE RunNumber = (SELECT MAX(RunNumber) FROM ForecastRuns WHERE Status = 'succeeded') AND FollowedAt IS NULL
        """
    );

    private static readonly SqlText Start = new(
        """
        UPDATE ForecastRuns SET Attempts = Attempts + 1
        WHERE RunNumber = @RunNumber AND Status = 'succeeded' AND FollowedAt IS NULL
        """
    );

    private static readonly SqlText ReadAttempts = new(
        "SELECT Attempts FROM ForecastRuns WHERE RunNumber = @RunNumber"
    );

    private static readonly SqlText Complete = new(
        "UPDATE ForecastRuns SET FollowedAt = @Now WHERE RunNumber = @RunNumber AND FollowedAt IS NULL"
    );

    /// <summary>Finds the published run whose follow-up is incomplete.</summary>
    public Task<RunKey?> FindOpenAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.SingleOrDefaultAsync<RunKey>(Open), cancellationToken);

    /// <summary>Counts an attempt. Returns the number of attempts; null where the follow-up is complete.</summary>
    public Task<int?> StartAsync(RunKey run, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async s =>
                await s.ExecuteAsync(Start, new { run.RunNumber }) == 1
                    ? await s.ScalarAsync<int?>(ReadAttempts, new { run.RunNumber })
                    : null,
            cancellationToken
        );

    public Task<int> CompleteAsync(RunKey run, CancellationToken cancellationToken) =>
        database.WriteAsync(
            s => s.ExecuteAsync(Complete, new { run.RunNumber, Now = clock.GetUtcNow() }),
            cancellationToken
        );
}

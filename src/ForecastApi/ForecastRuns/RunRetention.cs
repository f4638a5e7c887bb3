using ForecastApi.Data;
using ForecastApi.ForecastRuns.Batches;
using Microsoft.Extensions.Options;

namespace ForecastApi.ForecastRuns;

/// <summary>
/// Deletes expired runs once a run is published: working versions and runs without a result after a number of days,
/// official snapshots after a number of months, the latest two runs never. A run is marked before its rows are deleted,
/// so that no reader sees a part of it and the next run completes an interrupted deletion.
/// </summary>
public sealed class RunRetention(
    Database database,
    RunModelStore models,
    IOptions<ForecastOptions> options,
    TimeProvider clock
) : IRunPublishedHandler
{
    // Other writers wait for each deletion, so each is small
    private const int MaxProductsPerDelete = 500;

    private static readonly SqlText Mark = new(
        """
        UPDATE ForecastRuns SET Status = 'deleting'
        WHERE RunNumber < (SELECT MAX(p.RunNumber) FROM ForecastRuns p
                           WHERE p.Status = 'succeeded' AND p.RunNumber < @RunNumber)
          AND ((Official = 0 AND Status IN ('succeeded', 'failed', 'cancelled') AND CreatedAt < @WorkingBefore)
            OR (Official = 1 AND Status = 'succeeded' AND CreatedAt < @OfficialBefore))
        """
    );

    private static readonly SqlText NextMarked = new(
        "SELECT MIN(RunNumber) FROM ForecastRuns WHERE Status = 'deleting'"
    );

    private static readonly SqlText FirstProduct = new(
        "SELECT MIN(ProductId) FROM ForecastProducts WHERE RunNumber = @RunNumber"
    );

    private static readonly SqlText DeleteForecasts = new(
        "DELETE FROM Forecasts WHERE RunNumber = @RunNumber AND ProductId < @End"
    );

    private static readonly SqlText DeleteAdjustments = new(
        "DELETE FROM ForecastAdjustments WHERE RunNumber = @RunNumber AND ProductId < @End"
    );

    private static readonly SqlText DeleteDrivers = new(
        "DELETE FROM ForecastDrivers WHERE RunNumber = @RunNumber AND ProductId < @End"
    );

    private static readonly SqlText DeleteEffects = new(
        "DELETE FROM EventEffects WHERE RunNumber = @RunNumber AND ProductId < @End"
    );

    private static readonly SqlText DeleteBacktests = new(
        "DELETE FROM BacktestPoints WHERE RunNumber = @RunNumber AND ProductId < @End"
    );

    private static readonly SqlText DeleteProducts = new(
        "DELETE FROM ForecastProducts WHERE RunNumber = @RunNumber AND ProductId < @End"
    );

    private static readonly SqlText DeleteBatches = new(
        "DELETE FROM ForecastBatches WHERE RunNumber = @RunNumber"
    );

    private static readonly SqlText DeleteRun = new(
        "DELETE FROM ForecastRuns WHERE RunNumber = @RunNumber AND Status = 'deleting'"
    );

    public async Task HandleAsync(RunKey run, CancellationToken cancellationToken)
    {
        await models.DeleteEndedAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var kept = options.Value;
        await database.WriteAsync(
            s =>
                s.ExecuteAsync(
                    Mark,
                    new
                    {
                        run.RunNumber,
                        WorkingBefore = now.AddDays(-kept.KeepWorkingRunsDays),
                        OfficialBefore = kept.KeepOfficialRunsMonths is { } months
                            ? now.AddMonths(-months)
                            : DateTimeOffset.UnixEpoch,
                    }
                ),
            cancellationToken
        );
        while (
            await database.ReadAsync(s => s.ScalarAsync<int?>(NextMarked), cancellationToken)
                is { } old
        )
            await DeleteAsync(old, cancellationToken);
    }

    private async Task DeleteAsync(int run, CancellationToken cancellationToken)
    {
        while (
            await database.ReadAsync(
                s => s.ScalarAsync<int?>(FirstProduct, new { RunNumber = run }),
                cancellationToken
            )
                is { } first
        )
            await database.WriteAsync(
                async s =>
                {
                    var part = new { RunNumber = run, End = first + MaxProductsPerDelete };
                    await s.ExecuteAsync(DeleteForecasts, part);
                    await s.ExecuteAsync(DeleteAdjustments, part);
                    await s.ExecuteAsync(DeleteDrivers, part);
                    await s.ExecuteAsync(DeleteEffects, part);
                    await s.ExecuteAsync(DeleteBacktests, part);
                    return await s.ExecuteAsync(DeleteProducts, part);
                },
                cancellationToken
            );
        await database.WriteAsync(
            async s =>
            {
                await s.ExecuteAsync(DeleteBatches, new { RunNumber = run });
                return await s.ExecuteAsync(DeleteRun, new { RunNumber = run });
            },
            cancellationToken
        );
    }
}

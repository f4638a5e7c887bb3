using ForecastApi.Data;

namespace ForecastApi.ForecastRuns.Batches;

/// <summary>
/// Stores the serialised models that a run trains on all its products, in parts, since databases read one large value
/// slowly and SqlClient reads it unreliably.
/// </summary>
public sealed class RunModelStore(Database database)
{
    private static readonly SqlText Table = new("RunModels");

    private static readonly string[] Columns = ["RunNumber", "PartNumber", "Body"];

    private static readonly SqlText CountParts = new(
        "SELECT COUNT(*) FROM RunModels WHERE RunNumber = @RunNumber"
    );

    private static readonly SqlText Read = new(
        "SELECT Body FROM RunModels WHERE RunNumber = @RunNumber ORDER BY PartNumber"
    );

    /// <summary>Deletes the models of an ended run, which no batch loads again.</summary>
    private static readonly SqlText DeleteEnded = new(
        """
        DELETE FROM RunModels
        WHERE NOT EXISTS (SELECT 1 FROM ForecastRuns r
                          WHERE r.RunNumber = RunModels.RunNumber AND r.Status IN ('queued', 'running'))
        """
    );

    /// <summary>Returns whether the models of the run are trained.</summary>
    public Task<bool> ExistAsync(RunKey run, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async s => await s.ScalarAsync<int>(CountParts, new { run.RunNumber }) > 0,
            cancellationToken
        );

    /// <summary>Stores the models unless another process has stored them already.</summary>
    public Task<bool> SaveAsync(RunKey run, byte[] models, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async s =>
            {
                if (await s.ScalarAsync<int>(CountParts, new { run.RunNumber }) > 0)
                    return false;
                await s.BulkInsertAsync(
                    Table,
                    Columns,
                    [
                        .. models
                            .Chunk(ValueParts.MaxPartBytes)
                            .Select(
                                (part, number) => new object?[] { run.RunNumber, number, part }
                            ),
                    ]
                );
                return true;
            },
            cancellationToken
        );

    public async Task<byte[]> LoadAsync(RunKey run, CancellationToken cancellationToken)
    {
        var parts = await database.ReadAsync(
            s => s.QueryAsync<byte[]>(Read, new { run.RunNumber }),
            cancellationToken
        );
        return ValueParts.Concat(parts);
    }

    public Task<int> DeleteEndedAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(s => s.ExecuteAsync(DeleteEnded), cancellationToken);
}

namespace ForecastApi.Work;

/// <summary>
/// Handles one kind of background work. The tables of the handler's slice hold the state. An item may run more than once
/// and in several processes concurrently: each step is idempotent and ends in one conditional statement.
/// </summary>
public interface IWorkHandler
{
    WorkKind Kind { get; }

    /// <summary>Whether a failed item runs again; false for work that a schedule repeats anyway.</summary>
    bool Retries => true;

    /// <summary>Handles an item. Does nothing if the item has ended or cannot start yet.</summary>
    /// <returns>The work that can start now.</returns>
    /// <exception cref="Exception">A transient failure, such as an unreachable database: the item is retried.</exception>
    Task<IReadOnlyList<WorkItem>> RunAsync(WorkItem item, CancellationToken cancellationToken);

    /// <summary>Finds the items that can start now, to recover those that Hangfire has lost.</summary>
    Task<IReadOnlyList<WorkItem>> FindOpenAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<WorkItem>>([]);

    /// <summary>Counts the items that have not ended, for health checks and metrics; null for a kind without rows.</summary>
    Task<int?> CountOpenAsync(CancellationToken cancellationToken) => Task.FromResult<int?>(null);
}

namespace ForecastApi.Work;

/// <summary>
/// Does one kind of background work. The tables of the handler's slice hold the state. An item may run more than once and
/// in more than one process at a time: each step is idempotent and ends in one conditional statement.
/// </summary>
public interface IWorkHandler
{
    WorkKind Kind { get; }

    /// <summary>Does the work of an item; does nothing where it has ended or its turn has not come.</summary>
    /// <returns>The work that can start now.</returns>
    /// <exception cref="Exception">A failure that may pass, such as an unreachable database: the item runs again later.</exception>
    Task<IReadOnlyList<WorkItem>> RunAsync(WorkItem item, CancellationToken cancellationToken);

    /// <summary>Finds the items that could be worked on now, to recover those that Hangfire has lost.</summary>
    Task<IReadOnlyList<WorkItem>> FindOpenAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<WorkItem>>([]);

    /// <summary>Counts the items that have not ended, for health checks and metrics; null for a kind that has no rows.</summary>
    Task<int?> CountOpenAsync(CancellationToken cancellationToken) => Task.FromResult<int?>(null);
}

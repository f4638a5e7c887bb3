namespace ForecastApi.Work;

/// <summary>Identifies a piece of background work. Its state is a row in the tables of its slice.</summary>
/// <param name="Kind">The kind, which determines the handler.</param>
/// <param name="Key">The identifier of the row within its kind; empty for work without a row.</param>
public sealed record WorkItem(WorkKind Kind, string Key = "")
{
    /// <summary>
    /// Whether the item runs alone because it has crashed processes before: otherwise each crash would also count against
    /// the work that runs concurrently.
    /// </summary>
    public bool Isolated { get; init; }

    /// <summary>The item whose job enqueues this one. While that job runs, this item does not count as lost.</summary>
    public WorkItem? EnqueuedBy { get; init; }

    /// <summary>Whether the item is short and therefore does not queue behind long work of its kind.</summary>
    public bool Small { get; init; }
}

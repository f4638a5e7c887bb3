namespace ForecastApi.Work;

/// <summary>A piece of background work. Its state is a row in the tables of its slice; the item only names that row.</summary>
/// <param name="Kind">The kind, which decides who handles it.</param>
/// <param name="Key">The identifier of the row within its kind; empty for work that is about no single row.</param>
public sealed record WorkItem(WorkKind Kind, string Key = "")
{
    /// <summary>
    /// Whether it runs one at a time: it has crashed processes before, and must not count as a crash of the work that
    /// runs beside it each time.
    /// </summary>
    public bool Isolated { get; init; }

    /// <summary>The work whose job enqueues this item: while that job runs, the item is not lost.</summary>
    public WorkItem? EnqueuedBy { get; init; }

    /// <summary>Whether it is short, so that it need not wait behind long work of its kind.</summary>
    public bool Small { get; init; }
}

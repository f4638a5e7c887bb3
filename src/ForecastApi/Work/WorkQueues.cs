namespace ForecastApi.Work;

/// <summary>Defines Hangfire's queues, one per kind of work that could block another.</summary>
public static class WorkQueues
{
    public const string Runs = "runs";
    public const string Batches = "batches";
    public const string Imports = "imports";
    public const string Plans = "plans";
    public const string SmallPlans = "small-plans";

    /// <summary>The queue of work that has crashed processes before; each process runs one item of it at a time.</summary>
    public const string Isolated = "isolated";

    public const string Maintenance = "maintenance";

    /// <summary>The queues that a node with the role worker or both serves.</summary>
    public static IReadOnlyList<string> OfWorkers { get; } =
    [Runs, Batches, Imports, Plans, SmallPlans, Isolated, Maintenance];

    /// <summary>Returns the queue of an item.</summary>
    public static string Select(WorkItem item) =>
        item switch
        {
            { Isolated: true } => Isolated,
            { Kind: WorkKind.ForecastRun or WorkKind.RunPublished or WorkKind.NightlyRun } => Runs,
            { Kind: WorkKind.ForecastBatch } => Batches,
            { Kind: WorkKind.SalesImport } => Imports,
            { Kind: WorkKind.Plan, Small: true } => SmallPlans,
            { Kind: WorkKind.Plan } => Plans,
            // The key is the node whose caches are warmed
            { Kind: WorkKind.CacheWarming, Key.Length: > 0 } => item.Key,
            _ => Maintenance,
        };
}

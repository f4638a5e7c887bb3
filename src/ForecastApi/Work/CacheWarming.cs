using System.Globalization;
using Hangfire;

namespace ForecastApi.Work;

/// <summary>
/// Warms the caches of every node that answers requests. Caches live in the memory of their process, so the recurring item
/// becomes one item per node, in the queue of that node.
/// </summary>
public sealed class CacheWarming(CacheWarmer warmer, JobStorage storage) : IWorkHandler
{
    private const string Prefix = "web-";

    /// <summary>The name of the queue that only this process serves.</summary>
    public static string NodeQueue { get; } =
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Guid.NewGuid():N}");

    public WorkKind Kind => WorkKind.CacheWarming;

    public bool Retries => false;

    public WorkItem OfThisNode { get; } = new(WorkKind.CacheWarming, NodeQueue);

    public async Task<IReadOnlyList<WorkItem>> RunAsync(
        WorkItem item,
        CancellationToken cancellationToken
    )
    {
        if (item.Key.Length == 0)
            return
            [
                .. storage
                    .GetMonitoringApi()
                    .Servers()
                    .SelectMany(s => s.Queues)
                    .Where(q => q.StartsWith(Prefix, StringComparison.Ordinal))
                    .Distinct(StringComparer.Ordinal)
                    .Select(q => new WorkItem(WorkKind.CacheWarming, q)),
            ];
        await warmer.WarmAsync(cancellationToken);
        return [];
    }
}

using ForecastApi.Work;

namespace ForecastApi.Sales.Importing;

/// <summary>Deletes the bodies of interrupted uploads, each hour.</summary>
public sealed class ImportCleanupHandler(ImportBodyStore bodies) : IWorkHandler
{
    public WorkKind Kind => WorkKind.ImportCleanup;

    public bool Retries => false;

    public async Task<IReadOnlyList<WorkItem>> RunAsync(
        WorkItem item,
        CancellationToken cancellationToken
    )
    {
        await bodies.ClearAsync(cancellationToken);
        return [];
    }
}

using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;

namespace ForecastApi.Sales;

/// <summary>Where an import of sales is recorded, in the transaction of its rows.</summary>
public abstract class ImportTarget
{
    public abstract string ImportId { get; }

    /// <summary>Who is named in the audit; null = the caller of the request.</summary>
    public virtual string? Actor => null;

    public abstract Task SaveAsync(DbSession session, ImportStatus status, ImportResult result);
}

/// <summary>An import that its request waits for.</summary>
public sealed class NewImport(Receipt receipt, TimeProvider clock) : ImportTarget
{
    private readonly DateTimeOffset _now = clock.GetUtcNow();

    public override string ImportId => field ??= Guid.CreateVersion7(_now).ToString();

    public override async Task SaveAsync(
        DbSession session,
        ImportStatus status,
        ImportResult result
    )
    {
        var stored = status == ImportStatus.Succeeded;
        await ImportHistory.RecordAsync(session, ImportStateStore.Kind, stored, result, _now);
        if (stored)
            await receipt.SaveAsync(session, StatusCodes.Status200OK, null, result);
    }
}

/// <summary>An import that was accepted before: it ends only where it has not ended yet.</summary>
public sealed class AcceptedImport(AcceptedSales import) : ImportTarget
{
    public override string ImportId => import.ImportId;

    public override string? Actor => import.StartedBy;

    public override Task SaveAsync(DbSession session, ImportStatus status, ImportResult result) =>
        ImportStateStore.FinishAsync(session, import, status, result);
}

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
public sealed class NewImport(IdempotencyRecord receipt, TimeProvider clock) : ImportTarget
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
        await ImportHistory.RecordAsync(session, ImportWorkStore.Kind, stored, result, _now);
        if (stored)
            await receipt.SaveAsync(session, StatusCodes.Status200OK, null, result);
    }
}

/// <summary>An import that was accepted before: it ends only while it is still this worker's.</summary>
public sealed class AcceptedImport(ImportWork work) : ImportTarget
{
    public override string ImportId => work.ImportId;

    public override string? Actor => work.StartedBy;

    public override Task SaveAsync(DbSession session, ImportStatus status, ImportResult result) =>
        ImportWorkStore.FinishAsync(session, work, status, result);
}

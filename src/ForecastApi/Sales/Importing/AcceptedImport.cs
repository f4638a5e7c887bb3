using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Imports;

namespace ForecastApi.Sales.Importing;

/// <summary>An import that was accepted before; it ends once, whichever process ends it.</summary>
public sealed class AcceptedImport(AcceptedSales import) : ImportTarget
{
    public override string ImportId => import.ImportId;

    public override Caller? Actor => new(import.StartedById, import.StartedBy);

    public override Task SaveAsync(DbSession session, ImportStatus status, ImportResult result) =>
        ImportStateStore.FinishAsync(session, import, status, result);
}

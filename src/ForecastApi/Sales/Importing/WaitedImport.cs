using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;

namespace ForecastApi.Sales.Importing;

/// <summary>An import whose request waits for the result.</summary>
public sealed class WaitedImport(IdempotencyRecord receipt, TimeProvider clock) : ImportTarget
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

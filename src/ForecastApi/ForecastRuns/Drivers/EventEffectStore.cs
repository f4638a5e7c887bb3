using ForecastApi.Data;
using ForecastApi.Events;

namespace ForecastApi.ForecastRuns.Drivers;

/// <summary>Reads the effects of events that a run has learned.</summary>
public sealed class EventEffectStore(Database database, ForecastRunStore runs) : IEventEffects
{
    private static readonly SqlText Effects = new(
        """
        SELECT p.Sku, e.Factor, e.LowerFactor AS Lower, e.UpperFactor AS Upper, e.Months
        FROM EventEffects e JOIN Products p ON p.ProductId = e.ProductId
        WHERE e.EventId = @EventId AND e.RunNumber = @RunNumber
        ORDER BY p.Sku
        """
    );

    public async Task<IReadOnlyList<EventEffect>> OfAsync(
        string id,
        CancellationToken cancellationToken
    ) =>
        await runs.PublishedAsync(null, cancellationToken) is { } run
            ? await database.ReadAsync(
                s => s.QueryAsync<EventEffect>(Effects, new { EventId = id, run.RunNumber }),
                cancellationToken
            )
            : [];
}

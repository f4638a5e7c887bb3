using ForecastApi.Data;
using ForecastApi.Forecasts;

namespace ForecastApi.Revisions;

/// <summary>What persons set in the place of a run's forecasts, as far as it was in effect.</summary>
public sealed class RunOverrideStore(Database database, ForecastStore forecasts)
{
    private static readonly SqlText InEffect = new(
        """
        SELECT o.ProductId, p.Sku, p.Category, o.Month, o.Quantity, f.Quantity AS Statistical, o.SetAsOf
        FROM Overrides o
        JOIN Forecasts f ON f.RunNumber = @RunNumber AND f.ProductId = o.ProductId AND f.Month = o.Month
        JOIN Products p ON p.ProductId = o.ProductId
        WHERE o.SetAsOf <= @AsOf AND (o.RemovedAsOf IS NULL OR o.RemovedAsOf > @AsOf)
          AND (o.Expires IS NULL OR o.Expires > @Expires)
        """
    );

    public async Task<RunOverrides> LoadAsync(RunKey run, CancellationToken cancellationToken) =>
        new(
            await database.ReadAsync(
                s =>
                    s.QueryAsync<RunOverride>(
                        InEffect,
                        new
                        {
                            run.RunNumber,
                            run.AsOf,
                            Expires = forecasts.Expired(run),
                        }
                    ),
                cancellationToken
            )
        );
}

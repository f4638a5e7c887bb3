using ForecastApi.Data;
using ForecastApi.ForecastRuns;
using ForecastApi.Forecasts;

namespace ForecastApi.Revisions;

/// <summary>What persons set in the place of a run's forecasts, as far as it was in effect.</summary>
public sealed class RunOverrideStore(Database database, ForecastStore forecasts)
{
    private static readonly SqlText InEffect = new(
        $"""
        SELECT o.ProductId, p.Sku, p.Category, o.Month, o.Quantity, f.Quantity AS Statistical, o.SetAsOf
        FROM Overrides o
        JOIN Forecasts f ON f.RunNumber = @RunNumber AND f.ProductId = o.ProductId AND f.Month = o.Month
        JOIN Products p ON p.ProductId = o.ProductId
        WHERE {OverridesInEffect.Condition}
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
                            IsLatest = run.IsLatest ? 1 : 0,
                            Expired = forecasts.Expired(run),
                        }
                    ),
                cancellationToken
            )
        );
}

using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.ForecastRuns;

namespace ForecastApi.Overrides;

/// <summary>Reads the overrides in effect in a run.</summary>
public sealed class RunOverrideStore(Database database, BusinessCalendar calendar)
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

    /// <summary>Returns the overrides in effect in a run, of the months that it forecasts.</summary>
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
                            ExpiryDay = OverridesInEffect.ExpiryDay(run, calendar.Today),
                        }
                    ),
                cancellationToken
            )
        );
}

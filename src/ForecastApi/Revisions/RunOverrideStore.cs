using System.Globalization;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.ForecastRuns;
using ForecastApi.Forecasts;

namespace ForecastApi.Revisions;

/// <summary>What persons set in the place of a run's forecasts, as far as it was in effect.</summary>
public sealed class RunOverrideStore(
    Database database,
    ForecastStore forecasts,
    BusinessCalendar calendar
)
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

    private static readonly SqlText Version = new(
        """
        SELECT (SELECT Taken FROM Locks WHERE Name = 'overrides') AS Overrides,
               (SELECT Taken FROM Locks WHERE Name = 'boms') AS Products
        """
    );

    /// <summary>Changes whenever an override in effect, or a product, may have.</summary>
    public Task<string> VersionAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async s =>
            {
                var row = await s.SingleOrDefaultAsync<VersionRow>(Version);
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row?.Overrides} {row?.Products} {calendar.Today:O}"
                );
            },
            cancellationToken
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

    private sealed record VersionRow(int Overrides, int Products);
}

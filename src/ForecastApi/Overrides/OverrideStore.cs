using System.Globalization;
using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;

namespace ForecastApi.Overrides;

/// <summary>Writes and lists overrides. Readers of forecasts join them by <see cref="OverridesInEffect"/>.</summary>
public sealed class OverrideStore(
    Database database,
    AuditLog audit,
    BusinessCalendar calendar,
    ETags tags,
    TimeProvider clock
)
{
    private static readonly SqlText ForecastOf = new(
        """
        SELECT p.ProductId, f.Quantity
        FROM Products p
        LEFT JOIN Forecasts f ON f.RunNumber = @RunNumber AND f.ProductId = p.ProductId AND f.Month = @Month
        WHERE p.Sku = @Sku
        """
    );

    private static readonly SqlText Close = new(
        """
        UPDATE Overrides SET RemovedRun = @RunNumber, RemovedAt = @Now
        WHERE ProductId = @ProductId AND Month = @Month AND RemovedAt IS NULL
        """
    );

    private static readonly SqlText Insert = new(
        """
        INSERT INTO Overrides (ProductId, Month, Quantity, Statistical, Reason, Author, Expires, SetAsOf, SetRun, CreatedAt)
        VALUES (@ProductId, @Month, @Quantity, @Statistical, @Reason, @Author, @Expires, @AsOf, @RunNumber, @Now)
        """
    );

    private static readonly SqlText Get = new(
        """
        SELECT o.OverrideId, p.Sku, o.Month AS Period, o.Quantity, o.Statistical, o.Reason, o.Author, o.Expires,
               o.CreatedAt, o.RemovedAt
        FROM Overrides o JOIN Products p ON p.ProductId = o.ProductId
        WHERE p.Sku = @Sku AND o.Month = @Month AND o.RemovedAt IS NULL
        """
    );

    private static readonly SqlText List = new(
        """
        SELECT o.OverrideId, p.Sku, o.Month AS Period, o.Quantity, o.Statistical, o.Reason, o.Author, o.Expires,
               o.CreatedAt, o.RemovedAt
        FROM Overrides o JOIN Products p ON p.ProductId = o.ProductId
        WHERE o.OverrideId < @Before
          AND (@Sku IS NULL OR p.Sku = @Sku)
          AND (@Author IS NULL OR o.Author = @Author)
          AND (@State IS NULL
            OR (@State = 'removed' AND o.RemovedAt IS NOT NULL)
            OR (o.RemovedAt IS NULL
              AND ((@State = 'past' AND o.Month <= @AsOf)
                OR (@State = 'expired' AND o.Month > @AsOf AND o.Expires <= @Today)
                OR (@State = 'active' AND o.Month > @AsOf AND (o.Expires IS NULL OR o.Expires > @Today)))))
        ORDER BY o.OverrideId DESC
        {limit}
        """
    );

    /// <summary>Sets an override and closes the one that it replaces.</summary>
    /// <exception cref="ProblemException">
    /// 404: unknown product; 412: the stored override does not meet <paramref name="precondition"/>; 422: the run does
    /// not forecast the month.
    /// </exception>
    public async Task<Override> PutAsync(
        RunKey run,
        string sku,
        Month month,
        OverrideRequest request,
        Precondition precondition,
        CancellationToken cancellationToken
    ) =>
        (
            await database.WriteAsync(
                s => PutAsync(s, run, sku, month, request, precondition),
                cancellationToken
            )
        ).After;

    /// <summary>Sets an override in a transaction of the caller.</summary>
    /// <inheritdoc cref="PutAsync(RunKey, string, Month, OverrideRequest, Precondition, CancellationToken)" path="/exception"/>
    public async Task<(Override? Before, Override After)> PutAsync(
        DbSession session,
        RunKey run,
        string sku,
        Month month,
        OverrideRequest request,
        Precondition? precondition
    )
    {
        await DataVersions.AdvanceAsync(session, DataVersion.Overrides);
        var product = await ForecastAsync(session, run, sku, month);
        var statistical = product.Quantity!.Value;
        var before = await ReadAsync(session, run, sku, month);
        precondition?.Check(tags.Compute(before));
        var now = clock.GetUtcNow();
        await session.ExecuteAsync(
            Close,
            new
            {
                product.ProductId,
                Month = month,
                run.RunNumber,
                Now = now,
            }
        );
        await session.ExecuteAsync(
            Insert,
            new
            {
                product.ProductId,
                Month = month,
                Quantity = request.QuantityOf(statistical),
                Statistical = statistical,
                Reason = request.Reason.Trim(),
                Author = request.Author.Trim(),
                request.Expires,
                run.AsOf,
                run.RunNumber,
                Now = now,
            }
        );
        var after = (await ReadAsync(session, run, sku, month))!;
        await audit.RecordAsync(session, "putOverride", $"{sku} {month}", before, after);
        return (before, after);
    }

    /// <summary>Returns the statistical forecast of a product's month; null where the run has none.</summary>
    public async Task<decimal?> FindForecastAsync(
        DbSession session,
        RunKey run,
        string sku,
        Month month
    ) =>
        (
            await session.SingleOrDefaultAsync<StatisticalRow>(
                ForecastOf,
                new
                {
                    run.RunNumber,
                    Sku = sku,
                    Month = month,
                }
            )
        )?.Quantity;

    /// <summary>Removes the override of a product's month; false where there is none.</summary>
    /// <exception cref="ProblemException">
    /// 412: the stored override does not meet <paramref name="precondition"/>.
    /// </exception>
    public Task<bool> DeleteAsync(
        RunKey? run,
        string sku,
        Month month,
        Precondition precondition,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                await DataVersions.AdvanceAsync(s, DataVersion.Overrides);
                var stored = await ReadAsync(s, run, sku, month);
                precondition.Check(tags.Compute(stored));
                if (stored is null || run is null)
                    return false;
                var product = await s.SingleOrDefaultAsync<StatisticalRow>(
                    ForecastOf,
                    new
                    {
                        run.RunNumber,
                        Sku = sku,
                        Month = month,
                    }
                );
                await s.ExecuteAsync(
                    Close,
                    new
                    {
                        product!.ProductId,
                        Month = month,
                        run.RunNumber,
                        Now = clock.GetUtcNow(),
                    }
                );
                await audit.RecordAsync(s, "deleteOverride", $"{sku} {month}", stored, null);
                return true;
            },
            cancellationToken
        );

    /// <summary>Returns the override of a product's month; null where there is none.</summary>
    public Task<Override?> GetAsync(
        RunKey? run,
        string sku,
        Month month,
        CancellationToken cancellationToken
    ) => database.ReadAsync(s => ReadAsync(s, run, sku, month), cancellationToken);

    /// <summary>Returns a page of overrides, newest first.</summary>
    public Task<Page<Override>> ListAsync(
        RunKey? run,
        PageRequest page,
        string? sku,
        string? author,
        OverrideState? state,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async s =>
            {
                var rows = await s.QueryAsync<OverrideRow>(
                    List,
                    new
                    {
                        Before = page.AfterNumber ?? int.MaxValue,
                        Sku = sku,
                        Author = author,
                        State = state?.ToString().ToLowerInvariant(),
                        AsOf = run?.AsOf ?? default,
                        calendar.Today,
                        page.Take,
                    }
                );
                var shown = Page<OverrideRow>.From(
                    rows,
                    page,
                    r => r.OverrideId.ToString(CultureInfo.InvariantCulture)
                );
                return new Page<Override>(
                    [.. shown.Items.Select(r => r.ToOverride(run, calendar.Today))],
                    shown.NextCursor
                );
            },
            cancellationToken
        );

    private static async Task<StatisticalRow> ForecastAsync(
        DbSession session,
        RunKey run,
        string sku,
        Month month
    )
    {
        var product =
            await session.SingleOrDefaultAsync<StatisticalRow>(
                ForecastOf,
                new
                {
                    run.RunNumber,
                    Sku = sku,
                    Month = month,
                }
            ) ?? throw ProblemException.NotFound("product", sku);
        return product.Quantity is not null
            ? product
            : throw new ProblemException(
                StatusCodes.Status422UnprocessableEntity,
                ProblemCodes.OutsideForecast,
                $"The latest run has no forecast of '{sku}' in {month}: it covers {run.AsOf.AddMonths(1)} to {run.AsOf.AddMonths(run.Horizon)}.",
                new Dictionary<string, string[]>
                {
                    ["period"] = ["is not a forecast month of this product."],
                }
            );
    }

    private async Task<Override?> ReadAsync(
        DbSession session,
        RunKey? run,
        string sku,
        Month month
    ) =>
        (
            await session.SingleOrDefaultAsync<OverrideRow>(Get, new { Sku = sku, Month = month })
        )?.ToOverride(run, calendar.Today);

    private sealed record StatisticalRow(int ProductId, decimal? Quantity);
}

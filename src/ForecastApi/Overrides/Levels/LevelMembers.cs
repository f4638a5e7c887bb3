using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.ForecastRuns;

namespace ForecastApi.Overrides.Levels;

/// <summary>Reads the products of a level with their forecasts of a month.</summary>
internal static class LevelMembers
{
    private const int MonthsOfShares = 12;

    // '0' follows '/' in the order of code points, so the range holds the categories below the key
    private static readonly SqlText Members = new(
        """
        SELECT p.ProductId, p.Sku, f.Quantity AS Statistical,
               CASE WHEN o.LevelId IS NULL THEN o.Quantity END AS Own
        FROM Forecasts f
        JOIN Products p ON p.ProductId = f.ProductId
        """
            + "\n"
            + OverridesInEffect.Join
            + """

            WHERE f.RunNumber = @RunNumber AND f.Month = @Month
              AND (@Category IS NULL OR p.Category = @Category OR (p.Category >= @Below AND p.Category < @Above))
            ORDER BY p.Sku
            """
    );

    private static readonly SqlText Shares = new(
        """
        SELECT s.ProductId,
               SUM(CASE WHEN s.Channel = @Channel THEN s.Quantity ELSE 0 END) AS OfChannel, SUM(s.Quantity) AS OfAll
        FROM Sales s
        WHERE s.SaleDate >= @First AND s.SaleDate < @End AND s.Quantity > 0
        GROUP BY s.ProductId
        """
    );

    public static async Task<IReadOnlyList<LevelMember>> ReadAsync(
        DbSession session,
        RunKey run,
        OverrideLevel by,
        string key,
        Month month,
        DateOnly today
    )
    {
        var category = by == OverrideLevel.Category ? key : null;
        var rows = await session.QueryAsync<Row>(
            Members,
            new
            {
                run.RunNumber,
                run.AsOf,
                IsLatest = run.IsLatest ? 1 : 0,
                ExpiryDay = OverridesInEffect.ExpiryDay(run, today),
                Month = month,
                Category = category,
                Below = category + "/",
                Above = category + "0",
            }
        );
        if (by != OverrideLevel.Channel)
            return
            [
                .. rows.Select(r => new LevelMember(r.ProductId, r.Sku, r.Statistical, r.Own, 1)),
            ];
        var shares = (
            await session.QueryAsync<ShareRow>(
                Shares,
                new
                {
                    Channel = key,
                    First = run.AsOf.AddMonths(1 - MonthsOfShares).FirstDay,
                    End = run.AsOf.AddMonths(1).FirstDay,
                }
            )
        ).Where(s => s is { OfChannel: > 0, OfAll: > 0 }).ToDictionary(s => s.ProductId, s => s.OfChannel / s.OfAll);
        return
        [
            .. rows.Where(r => shares.ContainsKey(r.ProductId))
                .Select(r => new LevelMember(
                    r.ProductId,
                    r.Sku,
                    r.Statistical,
                    r.Own,
                    shares[r.ProductId]
                )),
        ];
    }

    private sealed record Row(int ProductId, string Sku, decimal Statistical, decimal? Own);

    private sealed record ShareRow(int ProductId, decimal OfChannel, decimal OfAll);
}

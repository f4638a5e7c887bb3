using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.ForecastRuns;

namespace ForecastApi.Overrides;

/// <summary>Reads past overrides, to measure them against the sales of their months.</summary>
public sealed class OverrideRecordStore(Database database, BusinessCalendar calendar)
{
    private static readonly SqlText Measured = new(
        """
        SELECT o.OverrideId, p.Sku, o.Month AS Period, o.Quantity, o.Statistical, o.Reason, o.Author, o.Expires,
               o.CreatedAt, o.RemovedAt
        FROM Overrides o JOIN Products p ON p.ProductId = o.ProductId
        WHERE o.RemovedAt IS NULL AND o.Author = @Author AND o.Month <= @Last
        ORDER BY o.OverrideId DESC
        {limit}
        """
    );

    // The superseding run of each snapshot is joined once: a subquery per override would be far slower
    private static readonly SqlText Official = new(
        $"""
        SELECT r.AsOf, o.ProductId, o.Month AS Period, o.Quantity, o.Author, o.Expires
        FROM ForecastRuns r
        LEFT JOIN (SELECT e.RunNumber, MIN(n.RunNumber) AS Superseding
                   FROM ForecastRuns e JOIN ForecastRuns n ON n.AsOf > e.AsOf
                   WHERE e.Official = 1 AND e.Status = 'succeeded' AND n.Official = 1 AND n.Status = 'succeeded'
                   GROUP BY e.RunNumber) c ON c.RunNumber = r.RunNumber
        JOIN Overrides o ON o.Month > r.AsOf AND {OverridesInEffect.SetBefore("c.Superseding")}
        WHERE r.Official = 1 AND r.Status = 'succeeded'
        """
    );

    // The number of an author's overrides that are measured
    private const int RecordLength = 100;

    /// <summary>Returns the newest overrides of an author for months up to <paramref name="last"/>.</summary>
    public Task<IReadOnlyList<Override>> MeasuredAsync(
        RunKey run,
        string author,
        Month last,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyList<Override>>(
            async s =>
                [
                    .. (
                        await s.QueryAsync<OverrideRow>(
                            Measured,
                            new
                            {
                                Author = author,
                                Last = last,
                                Take = RecordLength,
                            }
                        )
                    ).Select(r => r.ToOverride(run, calendar.Today)),
                ],
            cancellationToken
        );

    /// <summary>Returns the overrides in effect in each official snapshot, by product and month.</summary>
    public Task<IReadOnlyDictionary<OverrideKey, OfficialOverride>> OfficialAsync(
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyDictionary<OverrideKey, OfficialOverride>>(
            async s =>
                (await s.QueryAsync<OfficialRow>(Official))
                    .Where(r => OverridesInEffect.IsUnexpired(r.Expires, r.AsOf))
                    .ToDictionary(
                        r => new OverrideKey(r.AsOf, r.ProductId, r.Period),
                        r => new OfficialOverride(r.Quantity, r.Author)
                    ),
            cancellationToken
        );

    private sealed record OfficialRow(
        Month AsOf,
        int ProductId,
        Month Period,
        decimal Quantity,
        string Author,
        DateOnly? Expires
    );
}

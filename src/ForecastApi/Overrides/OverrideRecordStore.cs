using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.ForecastRuns;

namespace ForecastApi.Overrides;

/// <summary>All SQL that looks back at overrides, to hold them against what came.</summary>
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

    private static readonly SqlText Official = new(
        """
        SELECT r.AsOf, o.ProductId, o.Month AS Period, o.Quantity, o.Author, o.Expires
        FROM ForecastRuns r
        LEFT JOIN (SELECT e.RunNumber, MIN(n.RunNumber) AS Closed
                   FROM ForecastRuns e JOIN ForecastRuns n ON n.AsOf > e.AsOf
                   WHERE e.Official = 1 AND e.Status = 'succeeded' AND n.Official = 1 AND n.Status = 'succeeded'
                   GROUP BY e.RunNumber) c ON c.RunNumber = r.RunNumber
        JOIN Overrides o ON o.Month > r.AsOf
          AND (c.Closed IS NULL OR o.SetRun < c.Closed)
          AND (o.RemovedRun IS NULL OR o.RemovedRun >= c.Closed)
        WHERE r.Official = 1 AND r.Status = 'succeeded'
        """
    );

    // How far back an author's record goes.
    private const int RecordLength = 100;

    /// <summary>The newest overrides of an author whose months are over by <paramref name="last"/>.</summary>
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

    /// <summary>
    /// What was published in the place of the forecast in each official snapshot: what stood when the next one was made,
    /// and lasted into its first month.
    /// </summary>
    public Task<IReadOnlyDictionary<OverrideKey, OfficialOverride>> OfficialAsync(
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyDictionary<OverrideKey, OfficialOverride>>(
            async s =>
                (await s.QueryAsync<OfficialRow>(Official))
                    .Where(r => r.Expires is null || r.Expires > r.AsOf.AddMonths(1).FirstDay)
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

/// <summary>A month of an official snapshot.</summary>
public sealed record OverrideKey(Month AsOf, int ProductId, Month Period);

/// <summary>What a person had published there.</summary>
public sealed record OfficialOverride(decimal Quantity, string Author);

using ForecastApi.Data;
using ForecastApi.Plans.Answers;

namespace ForecastApi.Plans.Tracking;

/// <summary>Finds what has changed since a plan was requested.</summary>
public sealed class PlanChangesQuery(Database database)
{
    private static readonly Dictionary<string, PlanChangeKind> Kinds = new(StringComparer.Ordinal)
    {
        ["putOverride"] = PlanChangeKind.Override,
        ["deleteOverride"] = PlanChangeKind.Override,
        ["importSales"] = PlanChangeKind.Sales,
        ["undoImport"] = PlanChangeKind.Sales,
        ["deleteSales"] = PlanChangeKind.Sales,
        ["putProduct"] = PlanChangeKind.Product,
        ["deleteProduct"] = PlanChangeKind.Product,
        ["putBom"] = PlanChangeKind.Product,
        ["putPlanning"] = PlanChangeKind.Product,
        ["putPlanningDefaults"] = PlanChangeKind.Product,
        ["putCalendar"] = PlanChangeKind.Product,
        ["importProducts"] = PlanChangeKind.Product,
        ["importBoms"] = PlanChangeKind.Product,
        ["importPlanning"] = PlanChangeKind.Product,
    };

    private static readonly SqlText Changes = new(
        """
        SELECT Action, MAX(ChangedAt) AS ChangedAt FROM AuditEntries
        WHERE Action IN @Actions AND ChangedAt > @Since GROUP BY Action
        """
    );

    private static readonly SqlText LatestRun = new(
        "SELECT MAX(FinishedAt) FROM ForecastRuns WHERE Status = 'succeeded' AND FinishedAt > @Since"
    );

    /// <summary>Returns the changes by kind; of a plan whose demand is in the request, those of products only.</summary>
    public async Task<IReadOnlyList<PlanChange>> RunAsync(
        PlanAnswer plan,
        CancellationToken cancellationToken
    )
    {
        if (plan.CreatedAt is not { } since)
            return [];
        var isForecast = plan.RunId is not null;
        var (actions, run) = await database.ReadAsync(
            async s =>
                (
                    await s.QueryAsync<ChangeRow>(
                        Changes,
                        new { Actions = Kinds.Keys, Since = since }
                    ),
                    isForecast
                        ? await s.ScalarAsync<DateTimeOffset?>(LatestRun, new { Since = since })
                        : null
                ),
            cancellationToken
        );
        var changes = actions
            .GroupBy(a => Kinds[a.Action])
            .Where(g => isForecast || g.Key == PlanChangeKind.Product)
            .Select(g => new PlanChange(g.Key, g.Max(a => a.ChangedAt)))
            .ToList();
        if (run is { } published)
            changes.Add(new(PlanChangeKind.Run, published));
        return [.. changes.OrderBy(c => c.Kind)];
    }

    private sealed record ChangeRow(string Action, DateTimeOffset ChangedAt);
}

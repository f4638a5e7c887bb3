namespace ForecastApi.Alerts;

/// <summary>Carries the states of alerts from one run to the next; pure.</summary>
public static class AlertMerge
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(92);

    /// <summary>
    /// A condition that continues keeps its state, note and author; one that has ended is resolved; one that recurs is
    /// open again. Ended conditions stay among the resolved for a quarter.
    /// </summary>
    /// <param name="before">The stored alerts.</param>
    /// <param name="found">The findings of the run, each as a new alert.</param>
    /// <param name="now">The time of the changes.</param>
    /// <returns>The alerts to store, ranked.</returns>
    public static IReadOnlyList<StoredAlert> Merge(
        IReadOnlyList<StoredAlert> before,
        IReadOnlyList<StoredAlert> found,
        DateTimeOffset now
    )
    {
        var known = before.ToDictionary(e => (e.ProductId, e.RuleName));
        var holding = found.Select(e => (e.ProductId, e.RuleName)).ToHashSet();
        return
        [
            .. found
                .Select(e =>
                    known.TryGetValue((e.ProductId, e.RuleName), out var old) && old.Holds == 1
                        ? e with
                        {
                            State = old.State,
                            Note = old.Note,
                            Author = old.Author,
                            Since = old.Since,
                            ChangedAt = old.ChangedAt,
                        }
                        : e
                )
                .Concat(
                    before
                        .Where(e => !holding.Contains((e.ProductId, e.RuleName)))
                        .Where(e => e.Holds == 1 || e.ChangedAt > now - Retention)
                        .Select(e =>
                            e.Holds == 1
                                ? e with
                                {
                                    Holds = 0,
                                    State = AlertState.Resolved,
                                    ChangedAt = e.State == AlertState.Resolved ? e.ChangedAt : now,
                                }
                                : e
                        )
                )
                .OrderByDescending(e => e.Weight)
                .ThenByDescending(e => e.Surprise)
                .ThenBy(e => e.ProductId)
                .ThenBy(e => e.RuleName),
        ];
    }
}

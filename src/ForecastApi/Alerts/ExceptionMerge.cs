namespace ForecastApi.Alerts;

/// <summary>Carries the states of exceptions from one run to the next; pure.</summary>
public static class ExceptionMerge
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(92);

    /// <summary>
    /// A condition that goes on keeps its state, note and author; one that has gone is resolved; one that comes back
    /// opens anew. What has gone stays among the resolved for a quarter.
    /// </summary>
    /// <param name="before">What is stored.</param>
    /// <param name="found">What the run found, all of it new as far as it knows.</param>
    /// <param name="now">When the states change.</param>
    /// <returns>What is to be stored, ranked.</returns>
    public static IReadOnlyList<StoredException> Of(
        IReadOnlyList<StoredException> before,
        IReadOnlyList<StoredException> found,
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
                        .Where(e => e.Holds == 1 || e.ChangedAt > now - Remembered)
                        .Select(e =>
                            e.Holds == 1
                                ? e with
                                {
                                    Holds = 0,
                                    State = ExceptionState.Resolved,
                                    ChangedAt =
                                        e.State == ExceptionState.Resolved ? e.ChangedAt : now,
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

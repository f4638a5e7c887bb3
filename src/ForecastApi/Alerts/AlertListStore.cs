using System.Globalization;
using ForecastApi.Data;
using ForecastApi.Forecasting.Alerts;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;

namespace ForecastApi.Alerts;

/// <summary>Reads the alerts of the latest review, one page at a time.</summary>
public sealed class AlertListStore(Database database)
{
    private static readonly SqlText Reviewed = new(
        """
        SELECT RunNumber, RunId, AsOf, Horizon FROM ForecastRuns
        WHERE RunNumber = (SELECT MAX(RunNumber) FROM ForecastRuns WHERE ReviewedAt IS NOT NULL)
        """
    );

    private static readonly SqlText Counts = new(
        "SELECT State, COUNT(*) AS Found FROM Exceptions GROUP BY State"
    );

    private static readonly SqlText List = new(
        """
        SELECT e.Place, p.Sku, e.RuleName, e.Severity, e.Value, e.Threshold, e.Month AS Period, e.Detail,
               e.Quantity AS QuantityAtStake, e.Money AS MoneyAtStake, e.Surprise, e.Holds, e.State, e.Note,
               e.Author, e.Since, e.ChangedAt
        FROM Exceptions e JOIN Products p ON p.ProductId = e.ProductId
        WHERE e.Place > @Place
          AND ((@State IS NULL AND e.State <> 'resolved') OR e.State = @State)
          AND (@RuleName IS NULL OR e.RuleName = @RuleName)
          AND (@Sku IS NULL OR p.Sku = @Sku)
        ORDER BY e.Place
        {limit}
        """
    );

    /// <summary>Returns a page of alerts; without a state all that are not resolved.</summary>
    public Task<AlertList> ListAsync(
        AlertRule? rule,
        AlertState? state,
        string? sku,
        PageRequest page,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async s =>
            {
                // A review saved between these queries would mix with the one before it.
                RunKey? run;
                AlertList list;
                do
                {
                    run = await s.SingleOrDefaultAsync<RunKey>(Reviewed);
                    list = await ListAsync(s, run, rule, state, sku, page);
                } while (
                    (await s.SingleOrDefaultAsync<RunKey>(Reviewed))?.RunNumber != run?.RunNumber
                );
                return list;
            },
            cancellationToken
        );

    private static async Task<AlertList> ListAsync(
        DbSession s,
        RunKey? run,
        AlertRule? rule,
        AlertState? state,
        string? sku,
        PageRequest page
    )
    {
        var counts = (await s.QueryAsync<StateCount>(Counts)).ToDictionary(
            c => c.State,
            c => c.Found
        );
        var rows = await s.QueryAsync<ListedAlert>(
            List,
            new
            {
                Place = ParseCursor(page.After, run),
                State = state is { } st ? AlertStore.Name(st) : null,
                RuleName = rule is { } r ? AlertStore.Name(r) : null,
                Sku = sku,
                page.Take,
            }
        );
        var shown = Page<ListedAlert>.From(
            rows,
            page,
            r => string.Create(CultureInfo.InvariantCulture, $"{run?.RunNumber}|{r.Place}")
        );
        return new AlertList(
            run?.RunId,
            run?.AsOf,
            new(
                counts.GetValueOrDefault(AlertState.Open),
                counts.GetValueOrDefault(AlertState.Acknowledged),
                counts.GetValueOrDefault(AlertState.Resolved)
            ),
            [.. shown.Items.Select(r => r.ToItem())],
            shown.NextCursor
        );
    }

    // Places belong to one review: after the same place of the next, rows would be repeated or missing.
    private static int ParseCursor(string? after, RunKey? run) =>
        after?.Split('|') switch
        {
            null => 0,
            [var reviewed, var text]
                when int.TryParse(
                    text,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var place
                ) => reviewed == run?.RunNumber.ToString(CultureInfo.InvariantCulture)
                ? place
                : throw ProblemException.Invalid(
                    "cursor",
                    "is of an earlier review; start again without it."
                ),
            _ => throw PageRequest.InvalidCursor(),
        };

    private sealed record StateCount(AlertState State, int Found);
}

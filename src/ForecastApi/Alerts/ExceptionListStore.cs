using System.Globalization;
using ForecastApi.Data;
using ForecastApi.Forecasting.Alerts;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;

namespace ForecastApi.Alerts;

/// <summary>The list of what stands out, a page at a time, as the latest review found it.</summary>
public sealed class ExceptionListStore(Database database)
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

    /// <summary>A page of what stands out; without a state all that is not resolved.</summary>
    public Task<ExceptionList> ListAsync(
        AlertRule? rule,
        ExceptionState? state,
        string? sku,
        PageRequest page,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async s =>
            {
                // A review that is saved between these questions would mix with the one before it
                RunKey? run;
                ExceptionList list;
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

    private static async Task<ExceptionList> ListAsync(
        DbSession s,
        RunKey? run,
        AlertRule? rule,
        ExceptionState? state,
        string? sku,
        PageRequest page
    )
    {
        var counts = (await s.QueryAsync<StateCount>(Counts)).ToDictionary(
            c => c.State,
            c => c.Found
        );
        var rows = await s.QueryAsync<ListedException>(
            List,
            new
            {
                Place = ParseCursor(page.After, run),
                State = state is { } st ? ExceptionStore.Name(st) : null,
                RuleName = rule is { } r ? ExceptionStore.Name(r) : null,
                Sku = sku,
                page.Take,
            }
        );
        var shown = Page<ListedException>.From(
            rows,
            page,
            r => string.Create(CultureInfo.InvariantCulture, $"{run?.RunNumber}|{r.Place}")
        );
        return new ExceptionList(
            run?.RunId,
            run?.AsOf,
            new(
                counts.GetValueOrDefault(ExceptionState.Open),
                counts.GetValueOrDefault(ExceptionState.Acknowledged),
                counts.GetValueOrDefault(ExceptionState.Resolved)
            ),
            [.. shown.Items.Select(r => r.ToItem())],
            shown.NextCursor
        );
    }

    // Places are of one review: behind the same place of the next, rows would come again or never.
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
            _ => throw PageRequest.Foreign(),
        };

    private sealed record StateCount(ExceptionState State, int Found);
}

using System.Text.Json;
using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Forecasting.Alerts;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;

namespace ForecastApi.Alerts;

/// <summary>All SQL that stores alerts and their states.</summary>
public sealed class AlertStore(Database database, AuditLog audit, TimeProvider clock)
{
    // A run of an older asOf keeps the current alerts and their states.
    private static readonly SqlText IsReviewed = new(
        """
        SELECT COUNT(*) FROM ForecastRuns
        WHERE ReviewedAt IS NOT NULL AND (RunNumber >= @RunNumber OR AsOf > @AsOf)
        """
    );

    private static readonly SqlText MarkReviewed = new(
        "UPDATE ForecastRuns SET ReviewedAt = @Now WHERE RunNumber = @RunNumber"
    );

    private static readonly SqlText All = new(
        """
        SELECT ProductId, RuleName, Severity, Value, Threshold, Month, Detail, Quantity, Money, Surprise,
               Holds, State, Note, Author, Since, ChangedAt
        FROM Exceptions
        """
    );

    private static readonly SqlText Clear = new("DELETE FROM Exceptions");

    private static readonly SqlText Exceptions = new("Exceptions");

    private static readonly SqlText Get = new(
        """
        SELECT e.Place, p.Sku, e.RuleName, e.Severity, e.Value, e.Threshold, e.Month AS Period, e.Detail,
               e.Quantity AS QuantityAtStake, e.Money AS MoneyAtStake, e.Surprise, e.Holds, e.State, e.Note,
               e.Author, e.Since, e.ChangedAt
        FROM Exceptions e JOIN Products p ON p.ProductId = e.ProductId
        WHERE p.Sku = @Sku AND e.RuleName = @RuleName
        """
    );

    private static readonly SqlText Update = new(
        """
        UPDATE Exceptions SET State = @State, Note = @Note, Author = @Author, ChangedAt = @ChangedAt
        WHERE RuleName = @RuleName AND ProductId = (SELECT p.ProductId FROM Products p WHERE p.Sku = @Sku)
        """
    );

    private static readonly string[] Columns =
    [
        "ProductId",
        "RuleName",
        "RunNumber",
        "Place",
        "Severity",
        "Value",
        "Threshold",
        "Month",
        "Detail",
        "Quantity",
        "Money",
        "Surprise",
        "Holds",
        "State",
        "Note",
        "Author",
        "Since",
        "ChangedAt",
    ];

    /// <summary>Returns whether the run, a later one or one of a later asOf was reviewed.</summary>
    public Task<bool> IsReviewedAsync(RunKey run, CancellationToken cancellationToken) =>
        database.ReadAsync(s => IsReviewedAsync(s, run), cancellationToken);

    /// <summary>Replaces the stored alerts by those of a run. Returns false if the run was reviewed meanwhile.</summary>
    public Task<bool> SaveAsync(
        RunKey run,
        IReadOnlyList<StoredAlert> found,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                await DataVersions.AdvanceAsync(s, DataVersion.Exceptions);
                if (await IsReviewedAsync(s, run))
                    return false;
                var now = clock.GetUtcNow();
                var before = await s.QueryAsync<StoredAlert>(All);
                await s.ExecuteAsync(Clear);
                await s.BulkInsertAsync(
                    Exceptions,
                    Columns,
                    [.. AlertMerge.Merge(before, found, now).Select((e, i) => Row(run, e, i + 1))]
                );
                await s.ExecuteAsync(MarkReviewed, new { run.RunNumber, Now = now });
                return true;
            },
            cancellationToken
        );

    /// <summary>Returns one alert; null without one for the product and rule.</summary>
    public Task<AlertItem?> GetAsync(
        string sku,
        AlertRule rule,
        CancellationToken cancellationToken
    ) => database.ReadAsync(s => GetAsync(s, sku, rule), cancellationToken);

    /// <summary>Sets the state of an alert whose condition holds.</summary>
    /// <param name="sku">The product.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="update">The new state.</param>
    /// <param name="check">Throws if the stored version is not the one the caller has read.</param>
    /// <param name="cancellationToken">Cancels the transaction.</param>
    public Task<AlertItem> UpdateAsync(
        string sku,
        AlertRule rule,
        AlertUpdate update,
        Action<AlertItem> check,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                await DataVersions.AdvanceAsync(s, DataVersion.Exceptions);
                var stored =
                    await GetAsync(s, sku, rule)
                    ?? throw ProblemException.NotFound($"exception {Name(rule)} of product", sku);
                check(stored);
                if (!stored.Holds && update.State != AlertState.Resolved)
                    throw ProblemException.Conflict(
                        ProblemCodes.ConditionGone,
                        "The condition has ended, so the exception is resolved; it opens again if the condition recurs."
                    );
                await s.ExecuteAsync(
                    Update,
                    new
                    {
                        State = Name(update.State),
                        Note = update.Note?.Trim(),
                        Author = update.Author?.Trim(),
                        ChangedAt = clock.GetUtcNow(),
                        RuleName = Name(rule),
                        Sku = sku,
                    }
                );
                var after = (await GetAsync(s, sku, rule))!;
                await audit.RecordAsync(s, "putException", $"{sku} {Name(rule)}", stored, after);
                return after;
            },
            cancellationToken
        );

    private static async Task<bool> IsReviewedAsync(DbSession session, RunKey run) =>
        await session.ScalarAsync<int>(IsReviewed, new { run.RunNumber, run.AsOf }) > 0;

    private static async Task<AlertItem?> GetAsync(DbSession session, string sku, AlertRule rule) =>
        (
            await session.SingleOrDefaultAsync<ListedAlert>(
                Get,
                new { Sku = sku, RuleName = Name(rule) }
            )
        )?.ToItem();

    private static object?[] Row(RunKey run, StoredAlert e, int place) =>
        [
            e.ProductId,
            Name(e.RuleName),
            run.RunNumber,
            place,
            Name(e.Severity),
            e.Value,
            e.Threshold,
            e.Month,
            e.Detail,
            e.Quantity,
            e.Money,
            e.Surprise,
            e.Holds,
            Name(e.State),
            e.Note,
            e.Author,
            e.Since,
            e.ChangedAt,
        ];

    /// <summary>Returns the name of a value in the database and the API.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

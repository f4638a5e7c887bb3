using System.Text.Json;
using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Forecasting.Alerts;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;

namespace ForecastApi.Alerts;

/// <summary>All SQL of what stands out and of what is done about it.</summary>
public sealed class ExceptionStore(Database database, AuditLog audit, TimeProvider clock)
{
    private static readonly SqlText Lock = new(
        "UPDATE Locks SET Taken = Taken + 1 WHERE Name = 'exceptions'"
    );

    // A run of an older asOf looks back: what stands out today, and what was decided about it, stays.
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

    /// <summary>Whether a run, a later one or one of a later asOf was reviewed.</summary>
    public Task<bool> IsReviewedAsync(RunKey run, CancellationToken cancellationToken) =>
        database.ReadAsync(s => IsReviewedAsync(s, run), cancellationToken);

    /// <summary>Replaces what is stored by what a run found; nothing happens when it was reviewed meanwhile.</summary>
    public Task<bool> SaveAsync(
        RunKey run,
        IReadOnlyList<StoredException> found,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                await s.ExecuteAsync(Lock);
                if (await IsReviewedAsync(s, run))
                    return false;
                var now = clock.GetUtcNow();
                var before = await s.QueryAsync<StoredException>(All);
                await s.ExecuteAsync(Clear);
                await s.BulkInsertAsync(
                    Exceptions,
                    Columns,
                    [.. ExceptionMerge.Of(before, found, now).Select((e, i) => Row(run, e, i + 1))]
                );
                await s.ExecuteAsync(MarkReviewed, new { run.RunNumber, Now = now });
                return true;
            },
            cancellationToken
        );

    /// <summary>One exception; null when nothing of the kind is known of the product.</summary>
    public Task<ExceptionItem?> GetAsync(
        string sku,
        AlertRule rule,
        CancellationToken cancellationToken
    ) => database.ReadAsync(s => GetAsync(s, sku, rule), cancellationToken);

    /// <summary>Sets the state of an exception whose condition goes on.</summary>
    /// <param name="sku">The product.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="update">What is to be stored.</param>
    /// <param name="check">Refuses a change of a version that is not the caller's.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    public Task<ExceptionItem> UpdateAsync(
        string sku,
        AlertRule rule,
        ExceptionUpdate update,
        Action<ExceptionItem> check,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                await s.ExecuteAsync(Lock);
                var stored =
                    await GetAsync(s, sku, rule)
                    ?? throw ProblemException.NotFound($"exception {Name(rule)} of product", sku);
                check(stored);
                if (!stored.Holds && update.State != ExceptionState.Resolved)
                    throw ProblemException.Conflict(
                        "conditionGone",
                        "The condition has gone, so the exception is resolved; it opens anew if it comes back."
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

    private static async Task<ExceptionItem?> GetAsync(
        DbSession session,
        string sku,
        AlertRule rule
    ) =>
        (
            await session.SingleOrDefaultAsync<ListedException>(
                Get,
                new { Sku = sku, RuleName = Name(rule) }
            )
        )?.ToItem();

    private static object?[] Row(RunKey run, StoredException e, int place) =>
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

    /// <summary>A value as it is stored and sent.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

using System.Globalization;
using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.ForecastRuns.Origins;
using ForecastApi.Http;

namespace ForecastApi.ForecastRuns;

/// <summary>Creates, lists, reads and cancels runs.</summary>
public sealed class ForecastRunStore(Database database, AuditLog audit, TimeProvider clock)
{
    private static readonly SqlText Insert = new(
        """
        INSERT INTO ForecastRuns (RunId, Status, StartedBy, AsOf, Horizon, CreatedAt, DueAt, TraceParent, IncompleteMonth)
        VALUES (@RunId, 'queued', @StartedBy, @AsOf, @Horizon, @CreatedAt, @DueAt, @TraceParent, @IncompleteMonth)
        """
    );

    private static readonly SqlText FirstMonth = new("SELECT MIN(Month) FROM SalesMonths");

    private static readonly SqlText List = new(
        """
        SELECT RunNumber, RunId, Status, StartedBy, AsOf, Horizon, CreatedAt, StartedAt, FinishedAt, FailureReason, Official,
            IncompleteMonth
        FROM ForecastRuns WHERE RunNumber < @Before AND Status <> 'deleting' ORDER BY RunNumber DESC
        {limit}
        """
    );

    private static readonly SqlText Get = new(
        """
        SELECT RunNumber, RunId, Status, StartedBy, AsOf, Horizon, CreatedAt, StartedAt, FinishedAt, FailureReason, Official,
            IncompleteMonth
        FROM ForecastRuns WHERE RunId = @RunId AND Status <> 'deleting'
        """
    );

    private static readonly SqlText Latest = new(
        """
        SELECT RunNumber, RunId, Status, StartedBy, AsOf, Horizon, CreatedAt, StartedAt, FinishedAt, FailureReason, Official,
            IncompleteMonth
        FROM ForecastRuns
        WHERE RunNumber = (SELECT MAX(RunNumber) FROM ForecastRuns WHERE Status = 'succeeded')
        """
    );

    private static readonly SqlText Progress = new(
        """
        SELECT RunNumber, SUM(Products) AS Total,
            SUM(CASE WHEN Status = 'done' THEN Products ELSE 0 END) AS Done, SUM(Failed) AS Failed
        FROM ForecastBatches WHERE RunNumber BETWEEN @First AND @Last GROUP BY RunNumber
        """
    );

    private static readonly SqlText Models = new(
        """
        SELECT Model, COUNT(*) AS Products FROM ForecastProducts
        WHERE RunNumber = @RunNumber AND Model IS NOT NULL GROUP BY Model ORDER BY Model
        """
    );

    private static readonly SqlText Failures = new(
        """
        SELECT p.Sku, f.FailureReason AS Reason
        FROM ForecastProducts f JOIN Products p ON p.ProductId = f.ProductId
        WHERE f.RunNumber = @RunNumber AND f.FailureReason IS NOT NULL ORDER BY p.Sku
        {limit}
        """
    );

    private static readonly SqlText Cancel = new(
        """
        UPDATE ForecastRuns SET Status = 'cancelled', FinishedAt = @Now
        WHERE RunId = @RunId AND Status IN ('queued', 'running')
        """
    );

    /// <summary>The maximum number of failures in an answer, which bounds the answer of a run whose products all fail.</summary>
    private const int MaxFailures = 1000;

    public Task<ForecastRunInfo> CreateAsync(
        RunTrigger trigger,
        RunOrigin origin,
        int horizon,
        IdempotencyRecord receipt,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                var run = await InsertAsync(s, trigger, origin, horizon, dueAt: null);
                await receipt.SaveAsync(
                    s,
                    StatusCodes.Status202Accepted,
                    $"/api/v1/forecast-runs/{run.Id}",
                    run
                );
                return run;
            },
            cancellationToken
        );

    /// <summary>Creates a run in the caller's transaction.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="trigger">The origin of the run.</param>
    /// <param name="origin">The last month of history that it uses.</param>
    /// <param name="horizon">The number of months to forecast.</param>
    /// <param name="dueAt">The due time of a nightly run; null for a requested run.</param>
    public async Task<ForecastRunInfo> InsertAsync(
        DbSession session,
        RunTrigger trigger,
        RunOrigin origin,
        int horizon,
        DateTimeOffset? dueAt
    )
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now).ToString();
        await session.ExecuteAsync(
            Insert,
            new
            {
                RunId = id,
                StartedBy = trigger.ToString().ToLowerInvariant(),
                origin.AsOf,
                origin.IncompleteMonth,
                Horizon = horizon,
                CreatedAt = now,
                DueAt = dueAt,
                Telemetry.TraceParent,
            }
        );
        var run = (await ReadAsync(session, id))!;
        await audit.RecordAsync(session, "startForecastRun", id, null, run);
        return run;
    }

    /// <summary>Returns the first month with sales; null without sales.</summary>
    public Task<Month?> FirstMonthAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async s =>
                await s.ScalarAsync<object>(FirstMonth) is { } value
                    ? Month.Of(DapperTypes.ToDate(value))
                    : (Month?)null,
            cancellationToken
        );

    public async Task<ForecastRunInfo> GetAsync(string id, CancellationToken cancellationToken) =>
        await database.ReadAsync(s => ReadAsync(s, id), cancellationToken)
        ?? throw ProblemException.NotFound("forecast run", id);

    /// <summary>Finds the run with the given id, or else the latest successful run; null when there is none.</summary>
    public Task<RunKey?> PublishedAsync(string? runId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async s =>
            {
                var row = runId is null
                    ? await s.SingleOrDefaultAsync<RunRow>(Latest)
                    : await s.SingleOrDefaultAsync<RunRow>(Get, new { RunId = runId })
                        ?? throw ProblemException.NotFound("forecast run", runId);
                if (row is null)
                    return null;
                return row.Status == RunStatus.Succeeded
                    ? new RunKey(row.RunNumber, row.RunId, row.AsOf, row.Horizon)
                    {
                        IsLatest =
                            runId is null
                            || (await s.SingleOrDefaultAsync<RunRow>(Latest))?.RunNumber
                                == row.RunNumber,
                    }
                    : throw ProblemException.Conflict(
                        ProblemCodes.RunNotSucceeded,
                        $"The forecast run '{runId}' is {row.Status.ToString().ToLowerInvariant()}; only successful runs have forecasts."
                    );
            },
            cancellationToken
        );

    public Task<Page<ForecastRunInfo>> ListAsync(
        PageRequest page,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async s =>
            {
                var rows = await s.QueryAsync<RunRow>(
                    List,
                    new { Before = page.AfterNumber ?? int.MaxValue, page.Take }
                );
                var shown = Page<RunRow>.From(
                    rows,
                    page,
                    r => r.RunNumber.ToString(CultureInfo.InvariantCulture)
                );
                var progress = await ProgressAsync(s, shown.Items);
                var items = new List<ForecastRunInfo>();
                foreach (var row in shown.Items)
                    items.Add(await InfoAsync(s, row, progress.GetValueOrDefault(row.RunNumber)));
                return new Page<ForecastRunInfo>(items, shown.NextCursor);
            },
            cancellationToken
        );

    /// <summary>Cancels a run that has not ended. Its partial results remain invisible.</summary>
    public Task<ForecastRunInfo> CancelAsync(string id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async s =>
            {
                var changed = await s.ExecuteAsync(
                    Cancel,
                    new { RunId = id, Now = clock.GetUtcNow() }
                );
                var run =
                    await ReadAsync(s, id) ?? throw ProblemException.NotFound("forecast run", id);
                if (changed == 1)
                    await audit.RecordAsync(s, "cancelForecastRun", id, null, run);
                return changed == 1 || run.Status == RunStatus.Cancelled
                    ? run
                    : throw ProblemException.Conflict(
                        ProblemCodes.RunEnded,
                        $"The run has {run.Status.ToString().ToLowerInvariant()} already; runs are kept."
                    );
            },
            cancellationToken
        );

    private static async Task<ForecastRunInfo?> ReadAsync(DbSession session, string id)
    {
        if (await session.SingleOrDefaultAsync<RunRow>(Get, new { RunId = id }) is not { } row)
            return null;
        var progress = await ProgressAsync(session, [row]);
        return await InfoAsync(session, row, progress.GetValueOrDefault(row.RunNumber));
    }

    private static async Task<Dictionary<int, ProgressRow>> ProgressAsync(
        DbSession session,
        IReadOnlyList<RunRow> runs
    )
    {
        if (runs.Count == 0)
            return [];
        var rows = await session.QueryAsync<ProgressRow>(
            Progress,
            new { First = runs.Min(r => r.RunNumber), Last = runs.Max(r => r.RunNumber) }
        );
        return rows.ToDictionary(r => r.RunNumber);
    }

    private static async Task<ForecastRunInfo> InfoAsync(
        DbSession session,
        RunRow row,
        ProgressRow? progress
    )
    {
        var key = new { row.RunNumber, Take = MaxFailures };
        var models = await session.QueryAsync<ModelRow>(Models, new { row.RunNumber });
        return new(
            row.RunId,
            row.Status,
            row.StartedBy,
            row.AsOf,
            row.Horizon,
            new(progress?.Total ?? 0, progress?.Done ?? 0, progress?.Failed ?? 0),
            row.CreatedAt,
            row.StartedAt,
            row.FinishedAt,
            models.ToDictionary(m => m.Model, m => m.Products),
            progress is { Failed: > 0 } ? await session.QueryAsync<RunFailure>(Failures, key) : [],
            row.FailureReason,
            row.Official == 1,
            RunWarning.Of(row.AsOf, row.IncompleteMonth)
        );
    }

    private sealed record RunRow(
        int RunNumber,
        string RunId,
        RunStatus Status,
        RunTrigger StartedBy,
        Month AsOf,
        int Horizon,
        DateTimeOffset CreatedAt,
        DateTimeOffset? StartedAt,
        DateTimeOffset? FinishedAt,
        string? FailureReason,
        int Official,
        Month? IncompleteMonth
    );

    private sealed record ProgressRow(int RunNumber, int Total, int Done, int Failed);

    private sealed record ModelRow(string Model, int Products);
}

using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ForecastApi.Imports;

/// <summary>
/// Takes in a table that is small beside the sales: reads it whole, checks all of it, and stores all of it or, where rows
/// are bad and may not be skipped, nothing but the record of the attempt.
/// </summary>
public sealed class TableImport(
    Database database,
    AuditLog audit,
    IOptions<DatabaseOptions> options,
    TimeProvider clock
)
{
    private const int FirstErrors = 100;
    private const int MostRows = 1_000_000;

    /// <summary>Reads the body of a request and takes it in.</summary>
    /// <exception cref="ProblemException">415: not CSV. 422: bad rows, which were not to be skipped.</exception>
    public async Task<ImportResult> RunAsync<TRow>(
        HttpRequest request,
        ITable<TRow> table,
        OnError onError,
        CancellationToken cancellationToken
    )
    {
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !ImportEndpoints.Csv.Equals(type.MediaType.Value, StringComparison.OrdinalIgnoreCase)
        )
            throw new ProblemException(
                StatusCodes.Status415UnsupportedMediaType,
                ProblemCodes.UnsupportedMediaType,
                $"Send the rows as {ImportEndpoints.Csv}, the first with the names of the columns."
            );
        using var reader = new StreamReader(request.Body, ImportText.Utf8, true, 64 * 1024);
        var errors = new List<ImportError>();
        var rows = new List<(long Line, TRow Row)>();
        var received = 0L;
        await foreach (
            var (line, cells) in CsvTable.RowsAsync(
                reader,
                table.Columns,
                table.Needed,
                Unreadable,
                cancellationToken
            )
        )
        {
            received++;
            if (received > MostRows || errors.Count > MostRows)
                throw new ProblemException(
                    StatusCodes.Status413PayloadTooLarge,
                    ProblemCodes.TooLarge,
                    "The file has more than a million rows or mistakes; send it in parts."
                );
            if (table.Parse(cells, (field, message) => Report(line, field, message)) is { } row)
                rows.Add((line, row));
        }
        var unreadable = errors.Count;
        var mayBeSkipped = !table.NeedsEveryRow || received == rows.Count;
        var (stored, answer) = await database.WriteAsync(
            (_, _) => Task.CompletedTask,
            s => SaveAsync(s, IdempotencyRecord.From(request.HttpContext)),
            options.Value.BulkTimeoutSeconds,
            cancellationToken
        );
        return stored ? answer : throw ImportEndpoints.Rejected(answer);

        void Report(long line, string? field, string message) =>
            errors.Add(ImportError.Of(line, field, message));

        void Unreadable(long line, string? field, string message)
        {
            received++;
            Report(line, field, message);
        }

        async Task<(bool, ImportResult)> SaveAsync(DbSession session, IdempotencyRecord receipt)
        {
            // A transaction that is done again finds its own anew
            errors.RemoveRange(unreadable, errors.Count - unreadable);
            var good = await table.CheckAsync(session, rows, Report);
            var accepted = errors.Count == 0 || (onError == OnError.Skip && mayBeSkipped);
            var inOrder = errors.OrderBy(e => e.Line).ToList();
            var counts = accepted ? await table.StoreAsync(session, good) : ImportCounts.None;
            var now = clock.GetUtcNow();
            var result = new ImportResult(
                Guid.CreateVersion7(now).ToString(),
                received,
                counts.Inserted,
                counts.Updated,
                accepted ? good.Count - counts.Inserted - counts.Updated : 0,
                received - good.Count,
                counts.Products,
                FirstDate: null,
                LastDate: null,
                [.. inOrder.Take(FirstErrors)]
            );
            await ImportHistory.RecordAsync(session, table.Kind, accepted, result, now);
            if (errors.Count > 0)
                await ImportHistory.KeepErrorsAsync(session, result.ImportId, inOrder);
            if (accepted)
            {
                await audit.RecordAsync(
                    session,
                    table.Operation,
                    result.ImportId,
                    null,
                    result with
                    {
                        Errors = [],
                    }
                );
                await receipt.SaveAsync(session, StatusCodes.Status200OK, null, result);
            }
            return (accepted, result);
        }
    }
}

/// <summary>What rows of a kind are made of, and how they are stored.</summary>
public interface ITable<TRow>
{
    /// <summary>What the history calls them.</summary>
    string Kind { get; }

    string Operation { get; }

    /// <summary>Those that are needed first.</summary>
    IReadOnlyList<string> Columns { get; }

    int Needed { get; }

    /// <summary>
    /// Whether rows belong together, so that one that cannot be read or told to whom it belongs spoils the others: then
    /// nothing is stored, not even where bad rows may be skipped.
    /// </summary>
    bool NeedsEveryRow => false;

    /// <summary>The row, or null with every mistake reported as field and message.</summary>
    TRow? Parse(string?[] cells, Action<string?, string> report);

    /// <summary>The rows that may be stored; of each other one it reports why not.</summary>
    Task<IReadOnlyList<(long Line, TRow Row)>> CheckAsync(
        DbSession session,
        IReadOnlyList<(long Line, TRow Row)> rows,
        Action<long, string?, string> report
    );

    /// <summary>Stores them; of two rows with one key the later counts, and the earlier as unchanged.</summary>
    Task<ImportCounts> StoreAsync(DbSession session, IReadOnlyList<(long Line, TRow Row)> rows);
}

public sealed record ImportCounts(long Inserted, long Updated, int Products)
{
    public static readonly ImportCounts None = new(0, 0, 0);
}

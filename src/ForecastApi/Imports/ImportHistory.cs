using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports.Warnings;

namespace ForecastApi.Imports;

/// <summary>All SQL of the history of imports of every kind.</summary>
public sealed class ImportHistory(Database database)
{
    private static readonly SqlText InsertImport = new(
        """
        INSERT INTO Imports (ImportId, Kind, Status, Received, Inserted, Updated, Unchanged, Merged, Rejected, Products,
            FirstDate, LastDate, CreatedAt)
        VALUES (@ImportId, @Kind, @Status, @Received, @Inserted, @Updated, @Unchanged, @Merged, @Rejected, @Products,
            @FirstDate, @LastDate, @CreatedAt)
        """
    );

    private static readonly SqlText ErrorTable = new("ImportErrors");

    private static readonly string[] ErrorColumns =
    [
        "ImportId",
        "ErrorNumber",
        "Line",
        "Field",
        "Message",
    ];

    private static readonly SqlText List = new(
        """
        SELECT ImportId, Kind, Status, Received, Inserted, Updated, Unchanged, Merged, Rejected, Products,
            FirstDate, LastDate, CreatedAt, FailureReason
        FROM Imports WHERE ImportId < @Before AND (@Kind IS NULL OR Kind = @Kind) ORDER BY ImportId DESC
        {limit}
        """
    );

    private static readonly SqlText Get = new(
        """
        SELECT ImportId, Kind, Status, Received, Inserted, Updated, Unchanged, Merged, Rejected, Products,
            FirstDate, LastDate, CreatedAt, FailureReason
        FROM Imports WHERE ImportId = @ImportId
        """
    );

    private const string SelectErrors =
        "SELECT Line, Field, Message FROM ImportErrors WHERE ImportId = @ImportId ORDER BY ErrorNumber";

    private static readonly SqlText Errors = new(SelectErrors);

    private static readonly SqlText FirstErrors = new(SelectErrors + " {limit}");

    private const int MaxShown = 100;

    /// <summary>Records an import in the transaction of its rows.</summary>
    public static Task RecordAsync(
        DbSession session,
        string kind,
        bool stored,
        ImportResult result,
        DateTimeOffset now
    ) =>
        session.ExecuteAsync(
            InsertImport,
            new
            {
                result.ImportId,
                Kind = kind,
                Status = (stored ? ImportStatus.Succeeded : ImportStatus.Rejected).ToCamelCase(),
                result.Received,
                result.Inserted,
                result.Updated,
                result.Unchanged,
                result.Merged,
                result.Rejected,
                result.Products,
                result.FirstDate,
                result.LastDate,
                CreatedAt = now,
            }
        );

    /// <summary>Records every error of an import.</summary>
    public static Task RecordErrorsAsync(
        DbSession session,
        string importId,
        IEnumerable<ImportError> errors
    ) =>
        session.BulkInsertAsync(
            ErrorTable,
            ErrorColumns,
            [
                .. errors.Select(
                    (e, i) => new object?[] { importId, i + 1L, e.Line, e.Field, e.Message }
                ),
            ]
        );

    /// <summary>Returns a page of imports, newest first.</summary>
    public async Task<Page<ImportSummary>> ListAsync(
        PageRequest page,
        ImportKind? kind,
        CancellationToken cancellationToken
    )
    {
        var rows = await database.ReadAsync(
            s =>
                s.QueryAsync<ImportSummary>(
                    List,
                    new
                    {
                        Before = page.After ?? "~",
                        Kind = kind?.ToCamelCase(),
                        page.Take,
                    }
                ),
            cancellationToken
        );
        return Page<ImportSummary>.From(rows, page, i => i.ImportId);
    }

    /// <summary>Returns an import with its first errors and warnings.</summary>
    /// <exception cref="ProblemException">404: there is no such import.</exception>
    public Task<ImportSummary> GetAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async s =>
                await GetAsync(s, id) with
                {
                    Errors = await s.QueryAsync<ImportError>(
                        FirstErrors,
                        new { ImportId = id, Take = MaxShown }
                    ),
                    Warnings = await WarningStore.FirstAsync(s, id, MaxShown),
                },
            cancellationToken
        );

    /// <summary>Returns an import in a transaction.</summary>
    /// <exception cref="ProblemException">404: there is no such import.</exception>
    public static async Task<ImportSummary> GetAsync(DbSession session, string id) =>
        await session.SingleOrDefaultAsync<ImportSummary>(Get, new { ImportId = id })
        ?? throw ProblemException.NotFound("import", id);

    /// <summary>Streams every error of an import.</summary>
    public IAsyncEnumerable<ImportError> ErrorsAsync(
        string id,
        CancellationToken cancellationToken
    ) =>
        database.StreamAsync(
            s => s.StreamAsync<ImportError>(Errors, new { ImportId = id }),
            cancellationToken
        );
}

using ForecastApi.Common;
using ForecastApi.Data;

namespace ForecastApi.Imports.Warnings;

/// <summary>All SQL of the warnings of imports.</summary>
public sealed class WarningStore(Database database)
{
    private static readonly SqlText Table = new("ImportWarnings");

    private static readonly string[] Columns =
    [
        "ImportId",
        "WarningNumber",
        "Line",
        "Field",
        "Code",
        "Message",
    ];

    private const string SelectAll =
        "SELECT Line, Field, Code, Message FROM ImportWarnings WHERE ImportId = @ImportId ORDER BY WarningNumber";

    private static readonly SqlText All = new(SelectAll);

    private static readonly SqlText First = new(SelectAll + " {limit}");

    /// <summary>Stores the warnings of an import in the transaction of its rows.</summary>
    public static Task RecordAsync(DbSession session, string importId, ImportWarnings warnings) =>
        warnings.Count == 0
            ? Task.CompletedTask
            : session.BulkInsertAsync(
                Table,
                Columns,
                [
                    .. warnings.Ordered.Select(
                        (w, i) =>
                            new object?[]
                            {
                                importId,
                                i + 1L,
                                w.Line,
                                w.Field,
                                w.Code.ToCamelCase(),
                                w.Message,
                            }
                    ),
                ]
            );

    /// <summary>Returns the first warnings of an import.</summary>
    public static Task<IReadOnlyList<ImportWarning>> FirstAsync(
        DbSession session,
        string importId,
        int count
    ) => session.QueryAsync<ImportWarning>(First, new { ImportId = importId, Take = count });

    /// <summary>Streams every warning of an import.</summary>
    public IAsyncEnumerable<ImportWarning> AllAsync(
        string importId,
        CancellationToken cancellationToken
    ) =>
        database.StreamAsync(
            s => s.StreamAsync<ImportWarning>(All, new { ImportId = importId }),
            cancellationToken
        );
}

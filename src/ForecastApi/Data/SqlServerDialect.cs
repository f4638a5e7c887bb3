using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Runtime.ExceptionServices;
using Microsoft.Data.SqlClient;

namespace ForecastApi.Data;

public sealed class SqlServerDialect(DatabaseOptions options) : SqlDialect
{
    protected override string Limit => "OFFSET 0 ROWS FETCH NEXT @Take ROWS ONLY";

    protected override string Temp => "#";

    protected override string Binary => "COLLATE Latin1_General_100_BIN2";

    protected override string Date => "date";

    protected override string Units => "";

    protected override string SaleMonth => "DATEFROMPARTS(YEAR(SaleDate), MONTH(SaleDate), 1)";

    public override bool OneWriter => false;

    /// <summary>The transaction was chosen as the victim of a deadlock, or what it had read has changed since.</summary>
    private static readonly int[] Undone = [1205, 3960, 3961];

    /// <summary>Another has stored the same key since it was looked for: the next time it is found.</summary>
    private static readonly int[] Duplicate = [2601, 2627];

    private const int TriesAtDuplicates = 3;

    /// <summary>A request that was answered meanwhile is not to be carried out again: its answer is looked up.</summary>
    private const string Receipts = "IdempotencyKeys";

    /// <summary>The connection is gone, or was never there; the numbers of the client and of Azure among them.</summary>
    private static readonly int[] Unreachable =
    [
        -1,
        0,
        2,
        20,
        53,
        64,
        121,
        233,
        997,
        1222,
        4060,
        4221,
        10053,
        10054,
        10060,
        10061,
        10928,
        10929,
        11001,
        40197,
        40501,
        40613,
        49918,
        49919,
        49920,
    ];

    // A server that moves or restarts refuses for seconds.
    private static readonly SqlRetryLogicBaseProvider Opening = Retry([18456, .. Unreachable]);

    private static readonly SqlRetryLogicBaseProvider Reading = Retry([.. Undone, .. Unreachable]);

    // After a lost connection nobody knows whether a transaction was carried out: only one that surely was not is done again.
    private static readonly SqlRetryLogicBaseProvider Writing = Retry(Undone);

    /// <summary>
    /// A server that is away costs each try this long: the client tries to connect until then. Readers should be told
    /// sooner than by the client's own 15 s.
    /// </summary>
    private const int ConnectTimeoutSeconds = 5;

    private readonly ConcurrentDictionary<string, string> _completed = new(StringComparer.Ordinal);

    public override DbConnection CreateConnection(string connectionString) =>
        new SqlConnection(_completed.GetOrAdd(connectionString, Complete));

    public override Task OpenAsync(DbConnection connection, CancellationToken cancellationToken) =>
        AgainAsync(
            Opening,
            async () =>
            {
                try
                {
                    await connection.OpenAsync(cancellationToken);
                    return true;
                }
                catch (InvalidOperationException full)
                {
                    // The client's word for a pool in which all wait for a server that does not answer
                    throw new TimeoutException(full.Message, full);
                }
            },
            cancellationToken
        );

    public override async Task BulkInsertAsync(
        DbSession session,
        string table,
        IReadOnlyList<string> columns,
        IReadOnlyList<object?[]> rows
    )
    {
        if (rows.Count == 0)
            return;
        using var data = new DataTable();
        for (var c = 0; c < columns.Count; c++)
            data.Columns.Add(
                columns[c],
                rows.Select(r => DapperTypes.ToSqlServer(r[c])?.GetType())
                    .FirstOrDefault(t => t is not null)
                    ?? typeof(string)
            );
        foreach (var row in rows)
            data.Rows.Add([.. row.Select(v => DapperTypes.ToSqlServer(v) ?? DBNull.Value)]);
        using var copy = new SqlBulkCopy(
            (SqlConnection)session.Connection,
            SqlBulkCopyOptions.Default,
            (SqlTransaction?)session.Transaction
        )
        {
            DestinationTableName = table,
            BulkCopyTimeout = options.BulkTimeoutSeconds,
        };
        foreach (var column in columns)
            copy.ColumnMappings.Add(column, column);
        await copy.WriteToServerAsync(data, session.CancellationToken);
    }

    public override Task<T> ReadAgainAsync<T>(
        Func<Task<T>> read,
        CancellationToken cancellationToken
    ) => AgainAsync(Reading, read, cancellationToken);

    public override async Task<T> WriteAgainAsync<T>(
        Func<Task<T>> write,
        CancellationToken cancellationToken
    )
    {
        for (var tries = 1; ; tries++)
            try
            {
                return await AgainAsync(Writing, write, cancellationToken);
            }
            catch (SqlException error)
                when (tries < TriesAtDuplicates
                    && Duplicate.Contains(error.Number)
                    && !error.Message.Contains(Receipts, StringComparison.Ordinal)
                )
            {
                // Undone as a whole, like the victim of a deadlock
            }
    }

    public override string? Trouble(DbException error) =>
        error is not SqlException sql
            ? null
            : sql.Number switch
            {
                1105 or 9002 => "The disk or the log of the database is full: make room for it.",
                3906 => "The database is read-only: ALTER DATABASE ... SET READ_WRITE.",
                18456 =>
                    "The database refuses the service's login: look at ConnectionStrings:Forecast.",
                -2 => "The database takes too long to answer; try again shortly.",
                var number
                    when sql.Class >= 17
                        || Undone.Contains(number)
                        || Unreachable.Contains(number) =>
                    "The database does not answer right now; try again shortly.",
                _ => null,
            };

    private static string Complete(string connectionString)
    {
        var builder = new SqlConnectionStringBuilder(connectionString);
        if (!builder.ShouldSerialize("Connect Timeout"))
            builder.ConnectTimeout = ConnectTimeoutSeconds;
        return builder.ToString();
    }

    private static async Task<T> AgainAsync<T>(
        SqlRetryLogicBaseProvider provider,
        Func<Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await provider.ExecuteAsync(provider, work, cancellationToken);
        }
        catch (AggregateException tries) when (tries.InnerExceptions is [.., SqlException last])
        {
            // Callers know the error of one try
            ExceptionDispatchInfo.Throw(last);
            throw;
        }
    }

    private static SqlRetryLogicBaseProvider Retry(int[] errors) =>
        SqlConfigurableRetryFactory.CreateExponentialRetryProvider(
            new SqlRetryLogicOption
            {
                NumberOfTries = 4,
                DeltaTime = TimeSpan.FromMilliseconds(200),
                MinTimeInterval = TimeSpan.FromMilliseconds(100),
                MaxTimeInterval = TimeSpan.FromSeconds(3),
                TransientErrors = errors,
            }
        );
}

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

    protected override string MonthTotal =>
        "CASE WHEN SUM(Quantity) > 9000000000000 THEN 9000000000000 WHEN SUM(Quantity) < -9000000000000 THEN -9000000000000 ELSE SUM(Quantity) END";

    protected override string WeightedPrice =>
        "CAST(COALESCE(SUM(CAST(UnitPrice AS float) * ABS(Quantity)) / NULLIF(SUM(CASE WHEN UnitPrice IS NULL THEN 0 ELSE ABS(Quantity) END), 0), AVG(UnitPrice)) AS decimal(19, 6))";

    protected override string PeriodPart =>
        "CAST(Quantity * DaysThrough / Days AS decimal(19, 6)) - CAST(Quantity * DaysBefore / Days AS decimal(19, 6))";

    protected override string SaleMonth => "DATEFROMPARTS(YEAR(SaleDate), MONTH(SaleDate), 1)";

    public override bool OneWriter => false;

    /// <summary>Errors that roll a transaction back: it is a deadlock victim, or the rows it read have changed since.</summary>
    private static readonly int[] RolledBack = [1205, 3960, 3961];

    /// <summary>Duplicate keys: another transaction has inserted the key since this one queried it. A retry finds the row.</summary>
    private static readonly int[] Duplicate = [2601, 2627];

    private const int MaxDuplicateAttempts = 3;

    /// <summary>The error of a statement that has waited for a lock as long as it may; it is not repeated.</summary>
    private const int LockTimeout = 1222;

    /// <summary>The table of answered requests. A duplicate in it is not retried: the caller returns the stored answer.</summary>
    private const string Receipts = "IdempotencyKeys";

    /// <summary>Errors of a lost or refused connection, including those of the client and of Azure SQL.</summary>
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

    // A server that fails over or restarts refuses logins for some seconds
    private static readonly SqlRetryLogicBaseProvider Opening = Retry([18456, .. Unreachable]);

    private static readonly SqlRetryLogicBaseProvider Reading = Retry([
        .. RolledBack,
        .. Unreachable,
    ]);

    // After a lost connection the outcome of a transaction is unknown: retry only those that are certainly rolled back
    private static readonly SqlRetryLogicBaseProvider Writing = Retry(RolledBack);

    /// <summary>
    /// The connect timeout of each attempt. It is shorter than the client's default of 15 s, so that readers learn of an
    /// unreachable server sooner.
    /// </summary>
    private const int ConnectTimeoutSeconds = 5;

    private readonly ConcurrentDictionary<string, string> _completed = new(StringComparer.Ordinal);

    /// <summary>A batch sets the timeout of its locks for itself; the statement timeout stays, since large reads take longer.</summary>
    public override string Command(SqlText sql) =>
        RequestWait.Seconds is { } seconds
            ? Invariant($"SET LOCK_TIMEOUT {seconds * 1000};\n{Render(sql)}")
            : Render(sql);

    public override DbConnection CreateConnection(string connectionString) =>
        new SqlConnection(_completed.GetOrAdd(connectionString, Complete));

    public override void ClearPool(string connectionString)
    {
        using var connection = (SqlConnection)CreateConnection(connectionString);
        SqlConnection.ClearPool(connection);
    }

    public override Task OpenAsync(DbConnection connection, CancellationToken cancellationToken) =>
        RetryAsync(
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
                    // The client throws this when the pool is exhausted because the server does not respond
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

    public override Task<T> RetryReadAsync<T>(
        Func<Task<T>> read,
        CancellationToken cancellationToken
    ) => RetryAsync(Reading, read, cancellationToken);

    public override async Task<T> RetryWriteAsync<T>(
        Func<Task<T>> write,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await RetryAsync(Writing, write, cancellationToken);
            }
            catch (SqlException error)
                when (attempt < MaxDuplicateAttempts
                    && Duplicate.Contains(error.Number)
                    && !error.Message.Contains(Receipts, StringComparison.Ordinal)
                )
            {
                // The whole transaction is rolled back, as for a deadlock victim
            }
    }

    public override string? DescribeOutage(DbException error) =>
        error is not SqlException sql
            ? null
            : sql.Number switch
            {
                1105 or 9002 => "The disk or the log of the database is full: make room for it.",
                3906 => "The database is read-only: ALTER DATABASE ... SET READ_WRITE.",
                18456 =>
                    "The database refuses the service's login: look at ConnectionStrings:Forecast.",
                LockTimeout => "The database is busy with another writer; try again shortly.",
                207 or 208 =>
                    $"The schema of the database is damaged ({sql.Message.TrimEnd('.')}): stop the service and restore a backup.",
                -2 => "The database takes too long to answer; try again shortly.",
                var number
                    when sql.Class >= 17
                        || RolledBack.Contains(number)
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

    private static async Task<T> RetryAsync<T>(
        SqlRetryLogicBaseProvider provider,
        Func<Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await provider.ExecuteAsync(provider, work, cancellationToken);
        }
        catch (AggregateException attempts)
            when (attempts.InnerExceptions is [.., SqlException last])
        {
            // Callers expect the error of a single attempt
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

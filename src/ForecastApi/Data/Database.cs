using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ForecastApi.Data;

/// <summary>Opens connections and runs transactions; the stores reach the database only through it.</summary>
public sealed class Database : IDisposable
{
    private const int MaxReadAttempts = 3;

    private readonly SqlDialect _dialect;
    private readonly DatabaseOptions _options;
    private readonly SemaphoreSlim _writer = new(1, 1);
    private volatile string? _lastWriteOutage;

    public Database(
        SqlDialect dialect,
        IOptions<DatabaseOptions> options,
        IConfiguration configuration
    )
    {
        _dialect = dialect;
        _options = options.Value;
        ConnectionString = ResolveConnectionString(_options, configuration);
    }

    public string ConnectionString { get; }

    /// <summary>A description of the outage that failed the last write; null after a successful write.</summary>
    public string? LastWriteOutage => _lastWriteOutage;

    public static string ResolveConnectionString(
        DatabaseOptions options,
        IConfiguration configuration
    )
    {
        var text = configuration.GetConnectionString("Forecast");
        if (options.Provider == DatabaseProvider.SqlServer)
            return string.IsNullOrWhiteSpace(text)
                ? throw new OptionsValidationException(
                    DatabaseOptions.Section,
                    typeof(DatabaseOptions),
                    [
                        "Database:Provider is sqlServer, but ConnectionStrings:Forecast is empty; set ConnectionStrings__Forecast.",
                    ]
                )
                : text;
        return new SqliteConnectionStringBuilder(
            string.IsNullOrWhiteSpace(text) ? "Data Source=data/forecast.db" : text
        ).ToString();
    }

    /// <summary>
    /// Reads outside a transaction; each statement sees the data committed before it starts. A read that fails inside the
    /// client is repeated on another connection, so <paramref name="read"/> may run more than once.
    /// </summary>
    public async Task<T> ReadAsync<T>(
        Func<DbSession, Task<T>> read,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await ReadOnceAsync(read, cancellationToken);
            }
            catch (Exception error) when (attempt < MaxReadAttempts && IsClientFault(error))
            {
                // The other connections of the pool may be in the middle of the same answer
                _dialect.ClearPool(ConnectionString);
            }
    }

    /// <summary>
    /// Returns whether SqlClient has failed on an answer of the server, such as on its packets of a large value; errors of
    /// the server are a <see cref="DbException"/>.
    /// </summary>
    private static bool IsClientFault(Exception error) =>
        error is not (DbException or OperationCanceledException)
        && error.Source == "Microsoft.Data.SqlClient";

    private async Task<T> ReadOnceAsync<T>(
        Func<DbSession, Task<T>> read,
        CancellationToken cancellationToken
    )
    {
        using var span = Telemetry.Traces.StartActivity("read", ActivityKind.Client);
        try
        {
            var connection = await OpenAsync(cancellationToken);
            await using (connection)
                return await read(
                    new(
                        connection,
                        null,
                        _dialect,
                        _options.CommandTimeoutSeconds,
                        cancellationToken
                    )
                );
        }
        catch (DbException error) when (cancellationToken.IsCancellationRequested)
        {
            throw Cancelled(error, cancellationToken);
        }
    }

    /// <summary>Streams rows outside a transaction. The connection stays open until the enumeration ends.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        Func<DbSession, IAsyncEnumerable<T>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var span = Telemetry.Traces.StartActivity("read", ActivityKind.Client);
        var connection = await OpenAsync(cancellationToken);
        await using (connection)
        {
            var session = new DbSession(
                connection,
                null,
                _dialect,
                _options.CommandTimeoutSeconds,
                cancellationToken
            );
            var rows = read(session).GetAsyncEnumerator(cancellationToken);
            await using (rows)
                while (await MoveNextAsync(rows, cancellationToken))
                    yield return rows.Current;
        }
    }

    /// <summary>Runs the delegate in a transaction, which commits as a whole or, on any exception, rolls back.</summary>
    public Task<T> WriteAsync<T>(
        Func<DbSession, Task<T>> write,
        CancellationToken cancellationToken
    ) =>
        WriteAsync(
            (_, _) => Task.CompletedTask,
            write,
            _options.CommandTimeoutSeconds,
            RequestWait.Seconds,
            cancellationToken
        );

    /// <summary>
    /// Runs a long transaction, which waits for other writers of this process without a limit.
    /// </summary>
    public Task<T> WriteAsync<T>(
        Func<DbSession, Task<T>> write,
        int timeoutSeconds,
        CancellationToken cancellationToken
    ) => WriteAsync((_, _) => Task.CompletedTask, write, timeoutSeconds, null, cancellationToken);

    /// <summary>
    /// Runs a transaction after a long preparation on the same connection, such as filling temporary tables from
    /// a request. Other writers wait only for the transaction; it waits for other writers of this process without a limit.
    /// </summary>
    public Task<T> WriteAsync<T>(
        Func<DbSession, CancellationToken, Task> prepare,
        Func<DbSession, Task<T>> write,
        int? timeoutSeconds,
        CancellationToken cancellationToken
    ) => WriteAsync(prepare, write, timeoutSeconds, null, cancellationToken);

    private async Task<T> WriteAsync<T>(
        Func<DbSession, CancellationToken, Task> prepare,
        Func<DbSession, Task<T>> write,
        int? timeoutSeconds,
        int? waitSeconds,
        CancellationToken cancellationToken
    )
    {
        using var span = Telemetry.Traces.StartActivity("write", ActivityKind.Client);
        var timeout = timeoutSeconds ?? _options.BulkTimeoutSeconds;
        try
        {
            var connection = await OpenAsync(cancellationToken);
            await using (connection)
            {
                await prepare(
                    new(connection, null, _dialect, timeout, cancellationToken),
                    cancellationToken
                );
                var result = await TransactAsync(
                    connection,
                    write,
                    timeout,
                    waitSeconds,
                    cancellationToken
                );
                _lastWriteOutage = null;
                return result;
            }
        }
        catch (DbException error) when (cancellationToken.IsCancellationRequested)
        {
            throw Cancelled(error, cancellationToken);
        }
        catch (Exception error) when (DescribeOutage(error) is { } outage)
        {
            _lastWriteOutage = outage;
            throw;
        }
    }

    private async Task<T> TransactAsync<T>(
        DbConnection connection,
        Func<DbSession, Task<T>> write,
        int timeoutSeconds,
        int? waitSeconds,
        CancellationToken cancellationToken
    )
    {
        if (
            _dialect.OneWriter
            && !await _writer.WaitAsync(
                waitSeconds is { } seconds
                    ? TimeSpan.FromSeconds(seconds)
                    : Timeout.InfiniteTimeSpan,
                cancellationToken
            )
        )
            throw new TimeoutException("Another writer holds the database.");
        try
        {
            return await _dialect.RetryWriteAsync(OnceAsync, cancellationToken);
        }
        finally
        {
            if (_dialect.OneWriter)
                _writer.Release();
        }

        async Task<T> OnceAsync()
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using (transaction)
            {
                var result = await write(
                    new(connection, transaction, _dialect, timeoutSeconds, cancellationToken)
                );
                await transaction.CommitAsync(cancellationToken);
                return result;
            }
        }
    }

    private static async ValueTask<bool> MoveNextAsync<T>(
        IAsyncEnumerator<T> rows,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (DbException error) when (cancellationToken.IsCancellationRequested)
        {
            throw Cancelled(error, cancellationToken);
        }
    }

    /// <summary>Creates the exception of a cancelled statement, which SqlClient reports as a server error.</summary>
    private static OperationCanceledException Cancelled(
        DbException error,
        CancellationToken cancellationToken
    ) => new(error.Message, error, cancellationToken);

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = _dialect.CreateConnection(ConnectionString);
        try
        {
            await _dialect.OpenAsync(connection, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Describes an outage of the database; null when the error concerns only the statement.</summary>
    public string? DescribeOutage(Exception error) =>
        error switch
        {
            TimeoutException => "The database takes too long to answer; try again shortly.",
            DbException db => _dialect.DescribeOutage(db),
            _ => null,
        };

    public void Dispose() => _writer.Dispose();
}

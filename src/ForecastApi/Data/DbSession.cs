using System.Data.Common;
using System.Diagnostics;
using Dapper;

namespace ForecastApi.Data;

/// <summary>Executes statements on one open connection, within a transaction where they write.</summary>
public sealed class DbSession(
    DbConnection connection,
    DbTransaction? transaction,
    SqlDialect dialect,
    int timeoutSeconds,
    CancellationToken cancellationToken
)
{
    private readonly int _timeoutSeconds = dialect.StatementTimeout(timeoutSeconds);

    public DbConnection Connection { get; } = connection;

    public DbTransaction? Transaction { get; } = transaction;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public async Task<IReadOnlyList<T>> QueryAsync<T>(SqlText sql, object? parameters = null) =>
        (await ReadAsync(() => Connection.QueryAsync<T>(Define(sql, parameters)))).AsList();

    public Task<T?> SingleOrDefaultAsync<T>(SqlText sql, object? parameters = null) =>
        ReadAsync(() => Connection.QuerySingleOrDefaultAsync<T?>(Define(sql, parameters)));

    public Task<T?> ScalarAsync<T>(SqlText sql, object? parameters = null) =>
        ReadAsync(() => Connection.ExecuteScalarAsync<T?>(Define(sql, parameters)));

    /// <summary>Executes a statement and returns the number of changed rows.</summary>
    public Task<int> ExecuteAsync(SqlText sql, object? parameters = null) =>
        Connection.ExecuteAsync(Define(sql, parameters));

    /// <summary>Returns a reader over the rows, for answers that must not be held in memory.</summary>
    public Task<DbDataReader> ReaderAsync(SqlText sql, object? parameters = null) =>
        Connection.ExecuteReaderAsync(Define(sql, parameters));

    /// <summary>Streams the rows, each as a <typeparamref name="T"/>.</summary>
    public IAsyncEnumerable<T> StreamAsync<T>(SqlText sql, object? parameters = null) =>
        Connection.QueryUnbufferedAsync<T>(
            dialect.Command(sql),
            parameters,
            Transaction,
            _timeoutSeconds
        );

    public Task BulkInsertAsync(
        SqlText table,
        IReadOnlyList<string> columns,
        IReadOnlyList<object?[]> rows
    ) => dialect.BulkInsertAsync(this, dialect.Render(table), columns, rows);

    public DbCommand CreateCommand()
    {
        var command = Connection.CreateCommand();
        command.Transaction = Transaction;
        command.CommandTimeout = _timeoutSeconds;
        return command;
    }

    private CommandDefinition Define(SqlText sql, object? parameters)
    {
        var text = dialect.Command(sql);
        // SQL texts contain no values, only parameters, so the trace discloses no data
        if (Activity.Current is { IsAllDataRequested: true } span)
            span.AddEvent(new("sql", tags: new() { ["db.query.text"] = text }));
        return new(
            text,
            parameters,
            Transaction,
            _timeoutSeconds,
            cancellationToken: CancellationToken
        );
    }

    /// <summary>Retries a read only outside a transaction: an error may have rolled back its earlier statements.</summary>
    private Task<T> ReadAsync<T>(Func<Task<T>> read) =>
        Transaction is null ? dialect.RetryReadAsync(read, CancellationToken) : read();
}

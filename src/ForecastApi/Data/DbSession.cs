using System.Data.Common;
using System.Diagnostics;
using Dapper;

namespace ForecastApi.Data;

/// <summary>One open connection, in a transaction where something is written; every statement goes through here.</summary>
public sealed class DbSession(
    DbConnection connection,
    DbTransaction? transaction,
    SqlDialect dialect,
    int timeoutSeconds,
    CancellationToken cancellationToken
)
{
    public DbConnection Connection { get; } = connection;

    public DbTransaction? Transaction { get; } = transaction;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public async Task<IReadOnlyList<T>> QueryAsync<T>(SqlText sql, object? parameters = null) =>
        (await ReadAsync(() => Connection.QueryAsync<T>(Define(sql, parameters)))).AsList();

    public Task<T?> SingleOrDefaultAsync<T>(SqlText sql, object? parameters = null) =>
        ReadAsync(() => Connection.QuerySingleOrDefaultAsync<T?>(Define(sql, parameters)));

    public Task<T?> ScalarAsync<T>(SqlText sql, object? parameters = null) =>
        ReadAsync(() => Connection.ExecuteScalarAsync<T?>(Define(sql, parameters)));

    /// <summary>The number of rows changed.</summary>
    public Task<int> ExecuteAsync(SqlText sql, object? parameters = null) =>
        Connection.ExecuteAsync(Define(sql, parameters));

    /// <summary>Rows one by one, for answers that must not be held in memory.</summary>
    public Task<DbDataReader> ReaderAsync(SqlText sql, object? parameters = null) =>
        Connection.ExecuteReaderAsync(Define(sql, parameters));

    /// <summary>Rows one by one, each as a <typeparamref name="T"/>.</summary>
    public IAsyncEnumerable<T> StreamAsync<T>(SqlText sql, object? parameters = null) =>
        Connection.QueryUnbufferedAsync<T>(
            dialect.Render(sql),
            parameters,
            Transaction,
            timeoutSeconds
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
        command.CommandTimeout = timeoutSeconds;
        return command;
    }

    private CommandDefinition Define(SqlText sql, object? parameters)
    {
        var text = dialect.Render(sql);
        // The texts hold no values: those are parameters
        if (Activity.Current is { IsAllDataRequested: true } span)
            span.AddEvent(new("sql", tags: new() { ["db.query.text"] = text }));
        return new(
            text,
            parameters,
            Transaction,
            timeoutSeconds,
            cancellationToken: CancellationToken
        );
    }

    /// <summary>In a transaction a statement is never asked again by itself: what went before it may be undone.</summary>
    private Task<T> ReadAsync<T>(Func<Task<T>> read) =>
        Transaction is null ? dialect.ReadAgainAsync(read, CancellationToken) : read();
}

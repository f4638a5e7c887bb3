using System.Collections.Concurrent;
using System.Data.Common;

namespace ForecastApi.Data;

/// <summary>What differs between SQL Server and SQLite; everything else is one SQL text for both.</summary>
public abstract class SqlDialect
{
    private readonly ConcurrentDictionary<SqlText, string> _rendered = new();

    /// <summary>Replaces <c>{limit}</c>.</summary>
    protected abstract string Limit { get; }

    /// <summary>Replaces <c>{temp}</c>.</summary>
    protected abstract string Temp { get; }

    /// <summary>Replaces <c>{binary}</c>.</summary>
    protected abstract string Binary { get; }

    /// <summary>Replaces <c>{date}</c>.</summary>
    protected abstract string Date { get; }

    /// <summary>Replaces <c>{units}</c>.</summary>
    protected abstract string Units { get; }

    /// <summary>Replaces <c>{saleMonth}</c>: the first day of the month of a column SaleDate.</summary>
    protected abstract string SaleMonth { get; }

    /// <summary>Writers wait for each other in this process instead of in the database.</summary>
    public abstract bool OneWriter { get; }

    public string Render(SqlText sql) =>
        _rendered.GetOrAdd(
            sql,
            static (text, dialect) =>
                text
                    .Text.Replace("{limit}", dialect.Limit, StringComparison.Ordinal)
                    .Replace("{temp}", dialect.Temp, StringComparison.Ordinal)
                    .Replace("{binary}", dialect.Binary, StringComparison.Ordinal)
                    .Replace("{date}", dialect.Date, StringComparison.Ordinal)
                    .Replace("{units}", dialect.Units, StringComparison.Ordinal)
                    .Replace("{saleMonth}", dialect.SaleMonth, StringComparison.Ordinal),
            this
        );

    public abstract DbConnection CreateConnection(string connectionString);

    /// <summary>Opens a connection with the settings that every one has.</summary>
    public abstract Task OpenAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>The fastest way in for many rows: values in the order of <paramref name="columns"/>.</summary>
    public abstract Task BulkInsertAsync(
        DbSession session,
        string table,
        IReadOnlyList<string> columns,
        IReadOnlyList<object?[]> rows
    );

    /// <summary>
    /// What an operator should know, in words, when the database cannot be reached or used at all; null when it is the
    /// statement that is faulty.
    /// </summary>
    public abstract string? Trouble(DbException error);

    /// <summary>Asks again after an error that passes by itself; only for what changes nothing.</summary>
    public virtual Task<T> ReadAgainAsync<T>(
        Func<Task<T>> read,
        CancellationToken cancellationToken
    ) => read();

    /// <summary>
    /// Does a transaction again that the database has undone in favour of another, so <paramref name="write"/> may be
    /// called more than once.
    /// </summary>
    public virtual Task<T> WriteAgainAsync<T>(
        Func<Task<T>> write,
        CancellationToken cancellationToken
    ) => write();
}

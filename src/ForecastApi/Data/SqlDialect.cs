using System.Collections.Concurrent;
using System.Data.Common;

namespace ForecastApi.Data;

/// <summary>Implements the differences between SQL Server and SQLite; all other SQL is shared.</summary>
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

    /// <summary>Replaces <c>{monthTotal}</c>: the sum of a column Quantity, within the limits of a stored quantity.</summary>
    protected abstract string MonthTotal { get; }

    /// <summary>Replaces <c>{weightedPrice}</c>: the average of a column UnitPrice, weighted by the size of a column Quantity.</summary>
    protected abstract string WeightedPrice { get; }

    /// <summary>
    /// Replaces <c>{periodPart}</c>: the part of a column Quantity on the days after DaysBefore up to DaysThrough of Days.
    /// </summary>
    protected abstract string PeriodPart { get; }

    /// <summary>Whether the writers of this process wait for each other in memory instead of in the database.</summary>
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
                    .Replace("{monthTotal}", dialect.MonthTotal, StringComparison.Ordinal)
                    .Replace("{weightedPrice}", dialect.WeightedPrice, StringComparison.Ordinal)
                    .Replace("{periodPart}", dialect.PeriodPart, StringComparison.Ordinal)
                    .Replace("{saleMonth}", dialect.SaleMonth, StringComparison.Ordinal),
            this
        );

    /// <summary>Returns the text of a command, which bounds its wait for locks while a request waits for it.</summary>
    public virtual string Command(SqlText sql) => Render(sql);

    /// <summary>Returns the timeout of a statement, in seconds.</summary>
    public virtual int StatementTimeout(int seconds) => seconds;

    public abstract DbConnection CreateConnection(string connectionString);

    /// <summary>Opens a connection and applies the settings that all connections share.</summary>
    public abstract Task OpenAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Closes the pooled connections once they are free, so that the next ones are new.</summary>
    public virtual void ClearPool(string connectionString) { }

    /// <summary>Inserts many rows at once; each holds its values in the order of <paramref name="columns"/>.</summary>
    public abstract Task BulkInsertAsync(
        DbSession session,
        string table,
        IReadOnlyList<string> columns,
        IReadOnlyList<object?[]> rows
    );

    /// <summary>
    /// Describes an outage to the operator: an unreachable or unusable database. Returns null when the error concerns
    /// only the statement.
    /// </summary>
    public abstract string? DescribeOutage(DbException error);

    /// <summary>Runs a read and retries it after a transient error. The read must not change data.</summary>
    public virtual Task<T> RetryReadAsync<T>(
        Func<Task<T>> read,
        CancellationToken cancellationToken
    ) => read();

    /// <summary>
    /// Runs a transaction and retries it when the database rolls it back in favour of another. <paramref name="write"/>
    /// may therefore run more than once.
    /// </summary>
    public virtual Task<T> RetryWriteAsync<T>(
        Func<Task<T>> write,
        CancellationToken cancellationToken
    ) => write();
}

using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ForecastApi.Data;

public sealed partial class SqliteDialect : SqlDialect
{
    private readonly ConditionalWeakTable<sqlite3, object> _prepared = [];

    protected override string Limit => "LIMIT @Take";

    protected override string Temp => "temp.";

    protected override string Binary => "COLLATE BINARY";

    /// <summary>Equals the type in the schema: SQLite does not use an index for a comparison with a column of another affinity.</summary>
    protected override string Date => "TEXT";

    // A sum of 64-bit integers overflows beyond 9.2 · 10¹² units; a floating-point sum keeps 15 digits at any size
    protected override string Units => "/ 1000000.0";

    // A floating-point sum of whole millionths is exact to 9 · 10⁹ units
    protected override string MonthTotal =>
        "CAST(MAX(-9.0e18, MIN(9.0e18, SUM(Quantity * 1.0))) AS INTEGER)";

    // In floating point: the product of two numbers in whole millionths exceeds 64 bits
    protected override string WeightedPrice =>
        "CAST(ROUND(COALESCE(SUM(UnitPrice * 1.0 * ABS(Quantity)) / NULLIF(SUM(CASE WHEN UnitPrice IS NULL THEN 0.0 ELSE ABS(Quantity) * 1.0 END), 0), AVG(UnitPrice))) AS INTEGER)";

    // Quotient and remainder: the product of a quantity and days exceeds 64 bits. Parts of a row add up to its quantity.
    protected override string PeriodPart =>
        "(Quantity / Days * DaysThrough + Quantity % Days * DaysThrough / Days) - (Quantity / Days * DaysBefore + Quantity % Days * DaysBefore / Days)";

    protected override string SaleMonth => "substr(SaleDate, 1, 7) || '-01'";

    public override bool OneWriter => true;

    /// <summary>SQLite does not end a statement at its timeout: it is the longest wait for a lock.</summary>
    public override int StatementTimeout(int seconds) =>
        Math.Min(seconds, RequestWait.Seconds ?? seconds);

    public override DbConnection CreateConnection(string connectionString) =>
        new SqliteConnection(connectionString);

    public override async Task OpenAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        // Only the migrator creates the file: SQLite would replace a deleted one by an empty database
        if (!File.Exists(connection.DataSource))
            throw new SqliteException("The file of the database is gone.", raw.SQLITE_CANTOPEN);
        // Waits for a lock as long as statements may
        if (RequestWait.Seconds is { } seconds)
            ((SqliteConnection)connection).DefaultTimeout = seconds;
        await connection.OpenAsync(cancellationToken);
        // A pooled connection keeps its settings
        var handle = ((SqliteConnection)connection).Handle!;
        if (_prepared.TryGetValue(handle, out _))
            return;
        var command = connection.CreateCommand();
        await using (command)
        {
            // WAL: readers continue while one writer writes. FULL: acknowledged data survives a power failure. SQLite runs
            // checkpoints itself; after one, it truncates a log that a big import has grown to 64 MiB.
            command.CommandText =
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = FILE; PRAGMA journal_size_limit = 67108864;";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        _prepared.AddOrUpdate(handle, handle);
    }

    /// <summary>
    /// Binds SQLite's native statement: the provider's command finds every parameter by name, which takes longer than the
    /// insert.
    /// </summary>
    public override Task BulkInsertAsync(
        DbSession session,
        string table,
        IReadOnlyList<string> columns,
        IReadOnlyList<object?[]> rows
    )
    {
        var connection = (SqliteConnection)session.Connection;
        // Deferred: takes locks only as its statements need them, and none on the file for a temporary table
        using var own = session.Transaction is null
            ? connection.BeginTransaction(deferred: true)
            : null;
        using var statement = Prepare(connection.Handle!, table, columns);
        foreach (var row in rows)
        {
            session.CancellationToken.ThrowIfCancellationRequested();
            for (var c = 0; c < row.Length; c++)
                Check(connection, Bind(statement, c + 1, DapperTypes.ToSqlite(row[c])));
            Check(connection, raw.sqlite3_step(statement));
            Check(connection, raw.sqlite3_reset(statement));
        }
        own?.Commit();
        return Task.CompletedTask;
    }

    /// <summary>Copies a consistent snapshot of the whole database while writers continue.</summary>
    public static void Copy(DbConnection from, string file)
    {
        using var to = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()
        );
        to.Open();
        ((SqliteConnection)from).BackupDatabase(to);
    }

    private static sqlite3_stmt Prepare(sqlite3 handle, string table, IReadOnlyList<string> columns)
    {
        var text =
            $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})";
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_prepare_v2(handle, text, out var statement),
            handle
        );
        return statement;
    }

    private static int Bind(sqlite3_stmt statement, int place, object value) =>
        value switch
        {
            DBNull => raw.sqlite3_bind_null(statement, place),
            long number => raw.sqlite3_bind_int64(statement, place, number),
            int number => raw.sqlite3_bind_int64(statement, place, number),
            double number => raw.sqlite3_bind_double(statement, place, number),
            string text => raw.sqlite3_bind_text(statement, place, text),
            byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
            _ => throw new NotSupportedException($"SQLite has no type for {value.GetType()}."),
        };

    /// <summary>Throws unless the call succeeded; SQLite reports a finished insert as DONE.</summary>
    private static void Check(SqliteConnection connection, int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE))
            SqliteException.ThrowExceptionForRC(code, connection.Handle);
    }

    public override string? DescribeOutage(DbException error) =>
        (error as SqliteException)?.SqliteErrorCode switch
        {
            raw.SQLITE_ERROR
                when MissingObject().Match(error.Message) is { Success: true } missing =>
                $"The schema of the database is damaged ({missing.Value}): stop the service and restore a backup.",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
                "The database is busy with another writer; try again shortly.",
            raw.SQLITE_READONLY =>
                "The file of the database cannot be written: give the service's user the right to write it and its folder.",
            raw.SQLITE_IOERR =>
                "The disk of the database fails to read or write: look at its space, its limits and its health.",
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB =>
                "The file of the database is damaged: stop the service and restore a backup.",
            raw.SQLITE_FULL => "The disk of the database is full: make room on it.",
            raw.SQLITE_CANTOPEN =>
                "The file of the database is not there or cannot be opened: look at its path, and at the rights of the service's user.",
            _ => null,
        };

    [GeneratedRegex("no such (table|column): [A-Za-z0-9.]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingObject();
}

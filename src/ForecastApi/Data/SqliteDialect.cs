using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace ForecastApi.Data;

public sealed class SqliteDialect : SqlDialect
{
    /// <summary>The provider looks each parameter up by its name, so that many of them cost more than many statements.</summary>
    private const int ParametersPerStatement = 32;

    protected override string Limit => "LIMIT @Take";

    protected override string Temp => "temp.";

    protected override string Binary => "COLLATE BINARY";

    /// <summary>As in the schema: a column of another affinity could not be looked up in its indices.</summary>
    protected override string Date => "TEXT";

    public override bool OneWriter => true;

    public override DbConnection CreateConnection(string connectionString) =>
        new SqliteConnection(connectionString);

    public override async Task PrepareAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        var command = connection.CreateCommand();
        await using (command)
        {
            // WAL: readers go on while one writer writes. FULL: what was acknowledged survives a power cut.
            command.CommandText =
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = FILE;";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public override async Task BulkInsertAsync(
        DbSession session,
        string table,
        IReadOnlyList<string> columns,
        IReadOnlyList<object?[]> rows
    )
    {
        // Deferred: it locks no more than its statements touch, of a temporary table nothing that others see
        using var own = session.Transaction is null
            ? ((SqliteConnection)session.Connection).BeginTransaction(deferred: true)
            : null;
        var transaction = own ?? session.Transaction;
        var perStatement = Math.Max(1, ParametersPerStatement / columns.Count);
        var whole = rows.Count / perStatement * perStatement;
        await InsertAsync(session, transaction, table, columns, rows, 0, whole, perStatement);
        await InsertAsync(session, transaction, table, columns, rows, whole, rows.Count, 1);
        own?.Commit();
    }

    private static async Task InsertAsync(
        DbSession session,
        DbTransaction? transaction,
        string table,
        IReadOnlyList<string> columns,
        IReadOnlyList<object?[]> rows,
        int from,
        int to,
        int perStatement
    )
    {
        if (from == to)
            return;
        var command = session.CreateCommand();
        await using (command)
        {
            command.Transaction = transaction;
            command.CommandText = InsertText(table, columns, perStatement);
            for (var p = 0; p < columns.Count * perStatement; p++)
                command.Parameters.Add(
                    new SqliteParameter("@p" + p.ToString(CultureInfo.InvariantCulture), null)
                );
            for (var first = from; first < to; first += perStatement)
            {
                session.CancellationToken.ThrowIfCancellationRequested();
                for (var r = 0; r < perStatement; r++)
                {
                    var row = rows[first + r];
                    for (var c = 0; c < row.Length; c++)
                        command.Parameters[(r * row.Length) + c].Value = DapperTypes.ToSqlite(
                            row[c]
                        );
                }
                await command.ExecuteNonQueryAsync(session.CancellationToken);
            }
        }
    }

    private static string InsertText(string table, IReadOnlyList<string> columns, int rows)
    {
        var text = new StringBuilder()
            .Append("INSERT INTO ")
            .Append(table)
            .Append(" (")
            .AppendJoin(", ", columns)
            .Append(") VALUES ");
        for (var r = 0; r < rows; r++)
        {
            text.Append(r == 0 ? "(" : ", (");
            for (var c = 0; c < columns.Count; c++)
                text.Append(c == 0 ? "@p" : ", @p").Append((r * columns.Count) + c);
            text.Append(')');
        }
        return text.ToString();
    }

    public override bool IsUnavailable(DbException error) =>
        error
            is SqliteException
            {
                // BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN, NOTADB
                SqliteErrorCode: 5 or 6 or 8 or 10 or 13 or 14 or 26
            };
}

using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace ForecastApi.Benchmarks;

/// <summary>
/// Measures the throughput of the provider alone: inserts the rows of a run from memory into the same tables of a new
/// file, through one prepared statement per table and one transaction per batch.
/// </summary>
internal static class BareForecastInsert
{
    /// <summary>The maximum number of products to read into memory, which keeps memory out of the measurement.</summary>
    private const int MaxProducts = 5000;

    private static readonly string[] Tables =
    [
        "ForecastProducts",
        "Forecasts",
        "BacktestPoints",
        "ForecastAdjustments",
    ];

    /// <summary>How many rows the run has written.</summary>
    public static long Rows(string file)
    {
        using var connection = Open(file);
        return Tables.Sum(t => (long)Scalar(connection, $"SELECT COUNT(*) FROM {t}")!);
    }

    /// <summary>The time for the rows of its first products.</summary>
    /// <param name="file">The service's database after the run.</param>
    /// <param name="folder">Where the new file may stand.</param>
    /// <param name="batchSize">Products of one transaction.</param>
    public static Timing Measure(string file, string folder, int batchSize)
    {
        var bare = Path.Combine(folder, "bare-forecasts.db");
        List<string> schema = [];
        List<List<(string Table, object[] Row)>> batches;
        using (var source = Open(file))
        {
            schema.AddRange(
                Read(
                        source,
                        "SELECT sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL AND name NOT LIKE 'sqlite%'"
                    )
                    .Select(r => (string)r[0])
            );
            batches = Batches(source, batchSize);
        }
        try
        {
            using var connection = Open(bare);
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            foreach (var statement in schema)
                Execute(connection, statement);
            return Insert(connection, batches);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            foreach (var part in (string[])["", "-wal", "-shm"])
                File.Delete(bare + part);
        }
    }

    private static List<List<(string Table, object[] Row)>> Batches(
        SqliteConnection source,
        int batchSize
    )
    {
        var batches = new List<List<(string, object[])>>();
        var last = (long)Scalar(source, "SELECT MAX(ProductId) FROM ForecastProducts")!;
        for (var first = 1L; first <= Math.Min(last, MaxProducts); first += batchSize)
            batches.Add([
                .. Tables.SelectMany(table =>
                    Read(
                            source,
                            $"SELECT * FROM {table} WHERE ProductId BETWEEN {first} AND {first + batchSize - 1}"
                        )
                        .Select(row => (table, row))
                ),
            ]);
        return batches;
    }

    private static Timing Insert(
        SqliteConnection connection,
        List<List<(string Table, object[] Row)>> batches
    )
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var commands = new Dictionary<string, SqliteCommand>(StringComparer.Ordinal);
        foreach (var batch in batches)
        {
            using var transaction = connection.BeginTransaction();
            foreach (var (table, row) in batch)
            {
                if (!commands.TryGetValue(table, out var command))
                    commands[table] = command = Prepare(connection, table, row.Length);
                command.Transaction = transaction;
                for (var c = 0; c < row.Length; c++)
                    command.Parameters[c].Value = row[c];
                command.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        var timing = new Timing(
            batches.Sum(b => b.Count),
            watch.Elapsed,
            Environment.CpuUsage.TotalTime - cpu
        );
        foreach (var command in commands.Values)
            command.Dispose();
        return timing;
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string table, int columns)
    {
        var command = connection.CreateCommand();
        command.CommandText =
            $"INSERT INTO {table} VALUES ({string.Join(", ", Enumerable.Range(0, columns).Select(c => "@p" + c))})";
        for (var c = 0; c < columns; c++)
            command.Parameters.Add(
                new SqliteParameter { ParameterName = "@p" + c, Value = DBNull.Value }
            );
        return command;
    }

    private static List<object[]> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(
            $"Data Source={file};Pooling=False;Foreign Keys=False"
        );
        connection.Open();
        return connection;
    }
}

using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;

namespace ForecastApi.Benchmarks;

/// <summary>
/// Measures the throughput of the provider alone: inserts typed values from memory into the service's tables with its
/// pragmas, in one transaction, through one prepared statement of one or of many rows.
/// </summary>
internal static class BareInsert
{
    private static readonly string[] Columns =
    [
        "ProductId",
        "SaleDate",
        "Channel",
        "Quantity",
        "UnitPrice",
        "Stockout",
    ];

    /// <summary>The time into a new file, the commit included.</summary>
    public static Timing Measure(string folder, SampleSales sales, int rowsPerStatement)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "bare"));
        try
        {
            using var connection = new SqliteConnection(
                $"Data Source={Path.Combine(data.FullName, "bare.db")};Pooling=False"
            );
            connection.Open();
            Execute(
                connection,
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
            );
            Execute(connection, Script("0001_products.sql"));
            Execute(connection, Script("0002_sales.sql"));
            return Measure(connection, sales, rowsPerStatement);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static Timing Measure(
        SqliteConnection connection,
        SampleSales sales,
        int rowsPerStatement
    )
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        using var transaction = connection.BeginTransaction();
        InsertProducts(connection, transaction, sales.Skus);
        var whole = sales.Rows.Length / rowsPerStatement * rowsPerStatement;
        InsertSales(connection, transaction, sales.Rows.AsSpan(0, whole), rowsPerStatement);
        InsertSales(connection, transaction, sales.Rows.AsSpan(whole), 1);
        transaction.Commit();
        return new(sales.Rows.Length, watch.Elapsed, Environment.CpuUsage.TotalTime - cpu);
    }

    private static void InsertProducts(
        SqliteConnection connection,
        SqliteTransaction transaction,
        int count
    )
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            "INSERT INTO Products (ProductId, Sku, Status) VALUES (@id, @sku, 'active')";
        var id = command.Parameters.Add("@id", SqliteType.Integer);
        var sku = command.Parameters.Add("@sku", SqliteType.Text);
        command.Prepare();
        for (var product = 1; product <= count; product++)
        {
            id.Value = product;
            sku.Value = SampleSales.Sku("SKU-", product);
            command.ExecuteNonQuery();
        }
    }

    private static void InsertSales(
        SqliteConnection connection,
        SqliteTransaction transaction,
        ReadOnlySpan<SampleSales.Row> rows,
        int rowsPerStatement
    )
    {
        if (rows.IsEmpty)
            return;
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = InsertText(rowsPerStatement);
        var parameters = new SqliteParameter[rowsPerStatement * Columns.Length];
        for (var p = 0; p < parameters.Length; p++)
            parameters[p] = command.Parameters.Add("@p" + p, TypeOf(p % Columns.Length));
        command.Prepare();
        for (var first = 0; first < rows.Length; first += rowsPerStatement)
        {
            for (var r = 0; r < rowsPerStatement; r++)
                Set(parameters.AsSpan(r * Columns.Length, Columns.Length), rows[first + r]);
            command.ExecuteNonQuery();
        }
    }

    private static SqliteType TypeOf(int column) =>
        column is 1 or 2 ? SqliteType.Text : SqliteType.Integer;

    private static void Set(Span<SqliteParameter> parameters, in SampleSales.Row row)
    {
        parameters[0].Value = row.ProductId;
        parameters[1].Value = row.SaleDate;
        parameters[2].Value = SampleSales.Row.Channel;
        parameters[3].Value = row.Quantity;
        parameters[4].Value = row.UnitPrice;
        parameters[5].Value = DBNull.Value;
    }

    private static string InsertText(int rows)
    {
        var text = new StringBuilder("INSERT INTO Sales (")
            .AppendJoin(", ", Columns)
            .Append(") VALUES ");
        for (var r = 0; r < rows; r++)
            text.Append(r == 0 ? "(" : ", (")
                .AppendJoin(
                    ", ",
                    Enumerable.Range(r * Columns.Length, Columns.Length).Select(p => "@p" + p)
                )
                .Append(')');
        return text.ToString();
    }

    private static string Script(string name)
    {
        using var reader = new StreamReader(
            typeof(Data.Database).Assembly.GetManifestResourceStream("database.sqlite." + name)!
        );
        return reader.ReadToEnd();
    }

    private static void Execute(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}

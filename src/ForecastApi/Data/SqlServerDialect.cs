using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace ForecastApi.Data;

public sealed class SqlServerDialect(DatabaseOptions options) : SqlDialect
{
    protected override string Limit => "OFFSET 0 ROWS FETCH NEXT @Take ROWS ONLY";

    protected override string Temp => "#";

    protected override string Binary => "COLLATE Latin1_General_100_BIN2";

    protected override string Date => "date";

    protected override string Units => "";

    protected override string SaleMonth => "DATEFROMPARTS(YEAR(SaleDate), MONTH(SaleDate), 1)";

    public override bool OneWriter => false;

    // A server that moves or restarts refuses for seconds: opening is tried again, a statement never, for it may have
    // been carried out.
    private static readonly SqlRetryLogicBaseProvider Retry =
        SqlConfigurableRetryFactory.CreateExponentialRetryProvider(
            new SqlRetryLogicOption
            {
                NumberOfTries = 4,
                DeltaTime = TimeSpan.FromMilliseconds(200),
                MinTimeInterval = TimeSpan.FromMilliseconds(100),
                MaxTimeInterval = TimeSpan.FromSeconds(3),
            }
        );

    public override DbConnection CreateConnection(string connectionString) =>
        new SqlConnection(connectionString) { RetryLogicProvider = Retry };

    public override Task PrepareAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

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

    public override bool IsUnavailable(DbException error) =>
        error
            is SqlException { Class: >= 17 }
                or SqlException { Number: -2 or 1205 or 4060 or 18456 };
}

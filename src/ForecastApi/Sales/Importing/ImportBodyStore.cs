using ForecastApi.Data;

namespace ForecastApi.Sales.Importing;

/// <summary>All SQL of the bodies of queued imports, stored in parts until the import ends.</summary>
public sealed class ImportBodyStore(Database database, TimeProvider clock)
{
    /// <summary>After this time, a body without an import belongs to a process that ended while it stored a received body.</summary>
    private static readonly TimeSpan UploadTimeout = TimeSpan.FromHours(1);

    /// <summary>The rows of a part; SqlClient reads values of a few kilobytes reliably.</summary>
    private const int RowsPerPart = 1000;

    private static readonly SqlText Table = new("ImportParts");

    private static readonly string[] Columns = ["ImportId", "PartNumber", "Body"];

    private static readonly SqlText Get = new(
        """
        SELECT Body FROM ImportParts
        WHERE ImportId = @ImportId AND PartNumber >= @First AND PartNumber < @End
        ORDER BY PartNumber
        """
    );

    private static readonly SqlText Delete = new(
        "DELETE FROM ImportParts WHERE ImportId = @ImportId"
    );

    private static readonly SqlText DeleteAborted = new(
        """
        DELETE FROM ImportParts
        WHERE ImportId < @Before
          AND NOT EXISTS (SELECT 1 FROM Imports i WHERE i.ImportId = ImportParts.ImportId AND i.Status = 'running')
        """
    );

    /// <summary>Adds a part of at most 4 million bytes.</summary>
    public Task<int> AddPartAsync(
        string importId,
        int number,
        byte[] body,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                var rows = body.Chunk(ValueParts.MaxPartBytes)
                    .Select(
                        (bytes, i) => new object?[] { importId, (number * RowsPerPart) + i, bytes }
                    )
                    .ToList();
                await s.BulkInsertAsync(Table, Columns, rows);
                return rows.Count;
            },
            cancellationToken
        );

    /// <summary>Returns a part of a body; null after the last.</summary>
    public async Task<byte[]?> PartAsync(
        string importId,
        int number,
        CancellationToken cancellationToken
    )
    {
        var rows = await database.ReadAsync(
            s =>
                s.QueryAsync<byte[]>(
                    Get,
                    new
                    {
                        ImportId = importId,
                        First = number * RowsPerPart,
                        End = (number + 1) * RowsPerPart,
                    }
                ),
            cancellationToken
        );
        return rows.Count == 0 ? null : ValueParts.Concat(rows);
    }

    /// <summary>Deletes a body in the transaction that ends its import.</summary>
    public static Task<int> DeleteAsync(DbSession session, string importId) =>
        session.ExecuteAsync(Delete, new { ImportId = importId });

    /// <summary>Deletes the parts of a body that was not stored as a whole.</summary>
    public Task<int> DeleteAsync(string importId, CancellationToken cancellationToken) =>
        database.WriteAsync(s => DeleteAsync(s, importId), cancellationToken);

    /// <summary>Deletes the bodies of interrupted uploads.</summary>
    public Task<int> ClearAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            s =>
                s.ExecuteAsync(
                    DeleteAborted,
                    new
                    {
                        Before = Guid.CreateVersion7(clock.GetUtcNow() - UploadTimeout).ToString(),
                    }
                ),
            cancellationToken
        );
}

using ForecastApi.Data;

namespace ForecastApi.Products;

/// <summary>Computes the search texts of products that SQL has inserted, or a version without them.</summary>
public sealed class SearchTextStore(Database database) : IBackfill
{
    private const int BatchSize = 5000;

    private static readonly SqlText Missing = new(
        "SELECT ProductId, Sku, Name FROM Products WHERE SearchText IS NULL OR FoldedSku IS NULL ORDER BY ProductId {limit}"
    );

    private static readonly SqlText Drop = new("DROP TABLE IF EXISTS {temp}SearchStage");

    private static readonly SqlText Create = new(
        """
        CREATE TABLE {temp}SearchStage (
            ProductId INTEGER NOT NULL PRIMARY KEY,
            SearchText nvarchar(1000) {binary} NOT NULL,
            FoldedSku nvarchar(300) {binary} NOT NULL
        )
        """
    );

    private static readonly SqlText Stage = new("{temp}SearchStage");

    private static readonly string[] StageColumns = ["ProductId", "SearchText", "FoldedSku"];

    private static readonly SqlText Update = new(
        """
        UPDATE Products SET SearchText = s.SearchText, FoldedSku = s.FoldedSku
        FROM {temp}SearchStage s WHERE Products.ProductId = s.ProductId
        """
    );

    /// <summary>Computes all missing texts in the caller's transaction.</summary>
    public static async Task FillAsync(DbSession session)
    {
        while (await FillBatchAsync(session) == BatchSize) { }
    }

    /// <summary>Computes all missing texts, with a transaction per batch.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (
            await database.ReadAsync(HasMissingAsync, cancellationToken)
            && await database.WriteAsync(FillBatchAsync, cancellationToken) == BatchSize
        ) { }
    }

    /// <summary>Reads first: a start that finds nothing to do does not wait for writers.</summary>
    private static async Task<bool> HasMissingAsync(DbSession session) =>
        (await session.QueryAsync<Row>(Missing, new { Take = 1 })).Count > 0;

    private static async Task<int> FillBatchAsync(DbSession session)
    {
        var rows = await session.QueryAsync<Row>(Missing, new { Take = BatchSize });
        if (rows.Count == 0)
            return 0;
        await session.ExecuteAsync(Drop);
        await session.ExecuteAsync(Create);
        await session.BulkInsertAsync(
            Stage,
            StageColumns,
            [
                .. rows.Select(r =>
                    new object?[]
                    {
                        r.ProductId,
                        SearchText.Of(r.Sku, r.Name),
                        SearchText.OfSku(r.Sku),
                    }
                ),
            ]
        );
        await session.ExecuteAsync(Update);
        await session.ExecuteAsync(Drop);
        return rows.Count;
    }

    private sealed record Row(int ProductId, string Sku, string? Name);
}

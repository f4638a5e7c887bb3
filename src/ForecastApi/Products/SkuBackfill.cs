using ForecastApi.Common;
using ForecastApi.Data;

namespace ForecastApi.Products;

/// <summary>
/// Gives SKUs that an earlier version stored their normal form, in which they are addressed. Where another product has
/// that SKU already, a number is appended: two histories cannot be merged without a person's decision.
/// </summary>
public sealed partial class SkuBackfill(Database database, ILogger<SkuBackfill> logger) : IBackfill
{
    private const int MaxSkuLength = 100;

    /// <summary>The products that this version has not checked yet.</summary>
    private static readonly SqlText Unseen = new(
        "SELECT ProductId, Sku FROM Products WHERE FoldedSku IS NULL ORDER BY ProductId"
    );

    private static readonly SqlText Rename = new(
        "UPDATE Products SET Sku = @Sku, SearchText = NULL WHERE ProductId = @ProductId"
    );

    private static readonly SqlText RenameLike = new(
        "UPDATE Products SET LikeSku = @After WHERE LikeSku = @Before"
    );

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if ((await database.ReadAsync(UncleanAsync, cancellationToken)).Count == 0)
            return;
        foreach (
            var (before, after) in await database.WriteAsync(RenameAllAsync, cancellationToken)
        )
            Log.Renamed(logger, before, after);
    }

    private static async Task<List<Row>> UncleanAsync(DbSession session) =>
        [.. (await session.QueryAsync<Row>(Unseen)).Where(p => CodeText.Clean(p.Sku) != p.Sku)];

    private static async Task<List<(string Before, string After)>> RenameAllAsync(DbSession session)
    {
        await DataVersions.AdvanceAsync(session, DataVersion.Products);
        var renamed = new List<(string, string)>();
        foreach (var product in await UncleanAsync(session))
        {
            var after = await FreeAsync(session, CodeText.Clean(product.Sku));
            await session.ExecuteAsync(Rename, new { product.ProductId, Sku = after });
            await session.ExecuteAsync(RenameLike, new { Before = product.Sku, After = after });
            renamed.Add((product.Sku, after));
        }
        return renamed;
    }

    /// <summary>Returns the SKU, or the first of <c>SKU~2</c>, <c>SKU~3</c> ... that no product has.</summary>
    private static async Task<string> FreeAsync(DbSession session, string sku)
    {
        var free = Cut(sku, "");
        for (var number = 2; await ProductIds.FindAsync(session, free) is not null; number++)
            free = Cut(sku, Invariant($"~{number}"));
        return free;
    }

    private static string Cut(string sku, string suffix)
    {
        var cut = sku[..Math.Min(sku.Length, MaxSkuLength - suffix.Length)] + suffix;
        return ProductRules.WhyNotASku(cut) is null ? cut : "SKU" + suffix;
    }

    private sealed record Row(int ProductId, string Sku);

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "The SKU '{Before}' has invisible characters or letters that are not composed; its product is '{After}' from now on. Where that SKU ends with a number after '~', another product has the same SKU otherwise: merge them manually"
        )]
        public static partial void Renamed(ILogger logger, string before, string after);
    }
}

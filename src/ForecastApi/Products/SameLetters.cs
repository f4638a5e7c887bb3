using ForecastApi.Data;

namespace ForecastApi.Products;

/// <summary>Finds SKUs that differ in case alone.</summary>
public static class SameLetters
{
    private static readonly SqlText Drop = new("DROP TABLE IF EXISTS {temp}LetterStage");

    private static readonly SqlText Create = new(
        """
        CREATE TABLE {temp}LetterStage (
            Sku nvarchar(100) {binary} NOT NULL,
            FoldedSku nvarchar(300) {binary} NOT NULL
        )
        """
    );

    private static readonly SqlText Stage = new("{temp}LetterStage");

    private static readonly string[] StageColumns = ["Sku", "FoldedSku"];

    private static readonly SqlText Stored = new(
        """
        SELECT s.Sku, p.Sku AS Other FROM {temp}LetterStage s
        JOIN Products p ON p.FoldedSku = s.FoldedSku
        WHERE p.Sku <> s.Sku
        """
    );

    /// <summary>Returns the SKUs that differ in case alone from each other or from stored ones, with those in order.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> FindAsync(
        DbSession session,
        IReadOnlyCollection<string> skus
    )
    {
        var folded = skus.Where(sku => ProductRules.WhyNotASku(sku) is null)
            .Select(sku => (Sku: sku, Folded: SearchText.OfSku(sku)))
            .ToList();
        var pairs = new HashSet<Pair>(await StoredAsync(session, folded));
        pairs.UnionWith(
            from letters in folded.GroupBy(f => f.Folded, f => f.Sku, StringComparer.Ordinal)
            where letters.Skip(1).Any()
            from sku in letters
            from other in letters
            where sku != other
            select new Pair(sku, other)
        );
        return pairs
            .GroupBy(p => p.Sku, p => p.Other, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => (IReadOnlyList<string>)[.. g.Order(StringComparer.Ordinal)],
                StringComparer.Ordinal
            );
    }

    private static async Task<IReadOnlyList<Pair>> StoredAsync(
        DbSession session,
        List<(string Sku, string Folded)> folded
    )
    {
        await session.ExecuteAsync(Drop);
        await session.ExecuteAsync(Create);
        await session.BulkInsertAsync(
            Stage,
            StageColumns,
            [.. folded.Select(f => new object?[] { f.Sku, f.Folded })]
        );
        var stored = await session.QueryAsync<Pair>(Stored);
        await session.ExecuteAsync(Drop);
        return stored;
    }

    private sealed record Pair(string Sku, string Other);
}

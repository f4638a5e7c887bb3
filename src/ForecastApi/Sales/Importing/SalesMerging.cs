using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;

namespace ForecastApi.Sales.Importing;

/// <summary>
/// Adds up the staged lines of each key (SKU, date, channel): the quantities are added, the unit price is their average
/// weighted by the size of the quantities, the largest stockout counts.
/// </summary>
public static class SalesMerging
{
    private static readonly SqlText DropMerged = new("DROP TABLE IF EXISTS {temp}MergeStage");

    private static readonly SqlText CreateMerged = new(
        "CREATE TABLE {temp}MergeStage (" + SalesStaging.LineColumns + ")"
    );

    // In key order, so that the rows need not be sorted again where they are stored
    private static readonly SqlText Merge = new(
        """
        INSERT INTO {temp}MergeStage (Line, SkuNumber, SaleDate, PeriodEnd, Channel, Quantity, UnitPrice, Stockout)
        SELECT MIN(Line), SkuNumber, SaleDate, MAX(PeriodEnd), Channel, SUM(Quantity),
            CASE WHEN MIN(UnitPrice) = MAX(UnitPrice) THEN MIN(UnitPrice) ELSE {weightedPrice} END, MAX(Stockout)
        FROM {temp}SalesStage
        GROUP BY SkuNumber, SaleDate, Channel
        ORDER BY SkuNumber, SaleDate, Channel
        """
    );

    private static readonly SqlText DeleteLines = new("DELETE FROM {temp}SalesStage");

    private static readonly SqlText InsertMerged = new(
        """
        INSERT INTO {temp}SalesStage (Line, SkuNumber, SaleDate, PeriodEnd, Channel, Quantity, UnitPrice, Stockout)
        SELECT Line, SkuNumber, SaleDate, PeriodEnd, Channel, Quantity, UnitPrice, Stockout FROM {temp}MergeStage
        """
    );

    private const string LinesOfKeys = """
        SELECT s.Line FROM {temp}SalesStage s
        JOIN (SELECT SkuNumber, SaleDate, Channel FROM {temp}SalesStage
              GROUP BY SkuNumber, SaleDate, Channel HAVING 
        """;

    private const string EndOfKeys = """
        ) m ON m.SkuNumber = s.SkuNumber AND m.SaleDate = s.SaleDate AND m.Channel = s.Channel
        """;

    // The sizes are added: no sum of a part of the lines exceeds the limit either
    private const string LinesOfTooLargeKeys =
        LinesOfKeys + "SUM(ABS(Quantity) * 1.0) > @Max" + EndOfKeys;

    private const string LinesOfDifferentPeriods =
        LinesOfKeys
        + "MIN(COALESCE(PeriodEnd, SaleDate)) <> MAX(COALESCE(PeriodEnd, SaleDate))"
        + EndOfKeys;

    private static readonly SqlText TooLargeLines = new(LinesOfTooLargeKeys + " ORDER BY s.Line");

    private static readonly SqlText DeleteTooLarge = new(
        "DELETE FROM {temp}SalesStage WHERE Line IN (" + LinesOfTooLargeKeys + ")"
    );

    private static readonly SqlText DifferentPeriodLines = new(
        LinesOfDifferentPeriods + " ORDER BY s.Line"
    );

    private static readonly SqlText DeleteDifferentPeriods = new(
        "DELETE FROM {temp}SalesStage WHERE Line IN (" + LinesOfDifferentPeriods + ")"
    );

    private static readonly SqlText DeleteUnusedSkus = new(
        "DELETE FROM {temp}SkuStage WHERE SkuNumber NOT IN (SELECT SkuNumber FROM {temp}SalesStage)"
    );

    private static readonly SqlText Dates = new(
        "SELECT DISTINCT SaleDate, PeriodEnd FROM {temp}SalesStage"
    );

    /// <summary>The error of each line of a key whose sum could not be stored.</summary>
    public static RowError TooLarge { get; } =
        new(
            "quantity",
            Invariant(
                $"The quantities of the lines with this sku, date and channel exceed {Validation.MaxAmount} together, signs left out; send them on several days or channels."
            )
        );

    /// <summary>The error of each line of a key whose lines cover different days.</summary>
    public static RowError DifferentPeriods { get; } =
        new(
            "periodEnd",
            "differs from that of another line with this sku, date and channel; lines that are added must cover the same days."
        );

    /// <summary>Replaces the lines by one for each key, in key order; returns the number of lines beyond the first ones.</summary>
    public static async Task<long> MergeAsync(DbSession session)
    {
        await session.ExecuteAsync(DropMerged);
        await session.ExecuteAsync(CreateMerged);
        var keys = await session.ExecuteAsync(Merge);
        var lines = await session.ExecuteAsync(DeleteLines);
        await session.ExecuteAsync(InsertMerged);
        await session.ExecuteAsync(DropMerged);
        return lines - keys;
    }

    /// <summary>Removes the lines of keys whose sum could not be stored, and returns their numbers.</summary>
    public static async Task<IReadOnlyList<long>> TakeTooLargeAsync(DbSession session)
    {
        var limit = new { Max = Validation.MaxAmount };
        var lines = await session.QueryAsync<long>(TooLargeLines, limit);
        if (lines.Count > 0)
            await session.ExecuteAsync(DeleteTooLarge, limit);
        return lines;
    }

    /// <summary>Removes the lines of keys whose lines cover different days, and returns their numbers.</summary>
    public static async Task<IReadOnlyList<long>> TakeDifferentPeriodsAsync(DbSession session)
    {
        var lines = await session.QueryAsync<long>(DifferentPeriodLines);
        if (lines.Count > 0)
            await session.ExecuteAsync(DeleteDifferentPeriods);
        return lines;
    }

    /// <summary>Removes the SKUs without lines, and returns their number.</summary>
    public static Task<int> DropUnusedSkusAsync(DbSession session) =>
        session.ExecuteAsync(DeleteUnusedSkus);

    /// <summary>The periods of the lines.</summary>
    public static async Task<IEnumerable<(DateOnly From, DateOnly? To)>> DatesAsync(
        DbSession session
    ) => (await session.QueryAsync<DateRow>(Dates)).Select(d => (d.SaleDate, d.PeriodEnd));

    private sealed record DateRow(DateOnly SaleDate, DateOnly? PeriodEnd);
}

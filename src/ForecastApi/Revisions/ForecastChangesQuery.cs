using System.Globalization;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Products;

namespace ForecastApi.Revisions;

/// <summary>What changed between two runs: load both, compare.</summary>
public sealed class ForecastChangesQuery(
    ForecastRunStore runs,
    RunHistoryStore history,
    RunOverrideStore overrides,
    ProductStore products,
    ComparisonCache cache
)
{
    private static readonly RevisionFilter Everything = new(null, null);

    /// <param name="from">The earlier run; null = the successful one before <paramref name="to"/>.</param>
    /// <param name="to">The later run; null = the latest.</param>
    /// <param name="filter">Which products; of a single one the months are told too.</param>
    /// <param name="cause">Only products that changed for this reason; null = all.</param>
    /// <param name="page">Which part of the list.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<ForecastChanges> RunAsync(
        string? from,
        string? to,
        RevisionFilter filter,
        ChangeCause? cause,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var after = ParseCursor(page.After);
        await filter.CheckAsync(products, cancellationToken);
        var later = await runs.PublishedAsync(to ?? after?.To, cancellationToken);
        var earlier =
            (from ?? after?.From) is { } named ? await runs.PublishedAsync(named, cancellationToken)
            : later is not null ? await history.PredecessorAsync(later, cancellationToken)
            : null;
        if (earlier is null || later is null)
            return new(null, null, null, null, [], null);

        var (before, now, all) =
            filter == Everything
                ? await cache.GetAsync(
                    string.Join(
                        ' ',
                        earlier.RunId,
                        later.RunId,
                        earlier.IsLatest,
                        later.IsLatest,
                        await overrides.VersionAsync(cancellationToken)
                    ),
                    () => CompareAsync(earlier, later, filter, cancellationToken)
                )
                : await CompareAsync(earlier, later, filter, cancellationToken);
        var shown = Page<ForecastChange>.From(
            [
                .. all.Where(c => cause is not { } wanted || c.Causes.Contains(wanted))
                    .Where(c => after is not { } cursor || IsBehind(c, cursor))
                    .Take(page.Take),
            ],
            page,
            c => $"{earlier.RunId}|{later.RunId}|{CsvText.Cell(Math.Abs(c.Difference))}|{c.Sku}"
        );
        var (first, last) = ForecastComparison.Common(earlier, later);
        return new(
            ToChanged(before),
            ToChanged(now),
            first <= last ? first : null,
            first <= last ? last : null,
            filter.Sku is null ? shown.Items : await WithMonthsAsync(shown.Items),
            shown.NextCursor
        );

        async Task<IReadOnlyList<ForecastChange>> WithMonthsAsync(
            IReadOnlyList<ForecastChange> items
        ) =>
            [
                .. await Task.WhenAll(
                    items.Select(async c =>
                        c with
                        {
                            Months = ForecastComparison.Months(
                                await history.MonthsAsync(
                                    earlier,
                                    filter,
                                    before.Overrides,
                                    cancellationToken
                                ),
                                await history.MonthsAsync(
                                    later,
                                    filter,
                                    now.Overrides,
                                    cancellationToken
                                )
                            ),
                        }
                    )
                ),
            ];
    }

    private async Task<RunComparison> CompareAsync(
        RunKey earlier,
        RunKey later,
        RevisionFilter filter,
        CancellationToken cancellationToken
    )
    {
        var loaded = await Task.WhenAll(
            LoadAsync(earlier, later, filter, cancellationToken),
            LoadAsync(later, earlier, filter, cancellationToken)
        );
        return new(loaded[0], loaded[1], [.. ForecastComparison.Of(loaded[0], loaded[1])]);
    }

    private async Task<ComparedRun> LoadAsync(
        RunKey run,
        RunKey other,
        RevisionFilter filter,
        CancellationToken cancellationToken
    )
    {
        var (first, last) = ForecastComparison.Common(run, other);
        return new(
            run,
            await history.SettingsAsync(run, cancellationToken),
            await history.TotalsAsync(run, filter, first, last, cancellationToken),
            await overrides.LoadAsync(run, cancellationToken)
        );
    }

    private static ChangedRun ToChanged(ComparedRun run) =>
        new(run.Key.RunId, run.Key.AsOf, run.Key.Horizon, run.Settings);

    private static bool IsBehind(ForecastChange change, ChangePlace cursor) =>
        Math.Abs(change.Difference) is var size
        && (
            size < cursor.Size
            || (size == cursor.Size && string.CompareOrdinal(change.Sku, cursor.Sku) > 0)
        );

    private static ChangePlace? ParseCursor(string? after) =>
        after?.Split('|', 4) switch
        {
            null => null,
            [var from, var to, var text, var sku]
                when decimal.TryParse(
                    text,
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var size
                ) => new(from, to, size, sku),
            _ => throw PageRequest.InvalidCursor(),
        };

    /// <summary>The row behind which a page starts, and between which runs: a new one must not come in between.</summary>
    private sealed record ChangePlace(string From, string To, decimal Size, string Sku);
}

using System.Globalization;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Http.Concurrency;
using ForecastApi.Overrides;
using ForecastApi.Products;

namespace ForecastApi.Revisions;

/// <summary>Finds the changes between two runs: loads both and compares them.</summary>
public sealed class ForecastChangesQuery(
    ForecastRunStore runs,
    RunHistoryStore history,
    RunOverrideStore overrides,
    ProductStore products,
    DataVersions versions,
    BusinessCalendar calendar,
    DataCache cache,
    RequestComputing computing
)
{
    private static readonly DataVersion[] Sources = [DataVersion.Overrides, DataVersion.Products];

    private static readonly RevisionFilter All = new(null, null);

    /// <param name="from">The earlier run; null = the successful one before <paramref name="to"/>.</param>
    /// <param name="to">The later run; null = the latest.</param>
    /// <param name="filter">The products to compare; for a single product the months are returned as well.</param>
    /// <param name="cause">Only products that changed for this reason; null = all.</param>
    /// <param name="page">The page of the list.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
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
            filter == All
                ? await cache.GetAsync(
                    later.IsLatest ? "changes to the latest run" : "changes",
                    string.Join(
                        ' ',
                        earlier.RunId,
                        later.RunId,
                        earlier.IsLatest,
                        later.IsLatest,
                        await VersionAsync(cancellationToken)
                    ),
                    token => CompareAsync(earlier, later, filter, token),
                    cancellationToken
                )
                : await CompareAsync(earlier, later, filter, cancellationToken);
        var shown = Page<ForecastChange>.From(
            [
                .. all.Where(c => cause is not { } wanted || c.Causes.Contains(wanted))
                    .Where(c => after is not { } cursor || IsAfter(c, cursor))
                    .Take(page.Take),
            ],
            page,
            c => $"{earlier.RunId}|{later.RunId}|{CsvText.Cell(Math.Abs(c.Difference))}|{c.Sku}"
        );
        var (first, last) = ForecastComparison.CommonMonths(earlier, later);
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
                            Months = ForecastComparison.CompareMonths(
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

    /// <summary>Differs once an override in effect or a product may have changed.</summary>
    public async Task<string> VersionAsync(CancellationToken cancellationToken)
    {
        var data = await versions.GetAsync(Sources, cancellationToken);
        // Overrides expire with a day.
        return string.Create(CultureInfo.InvariantCulture, $"{data}@{calendar.Today.DayNumber}");
    }

    private Task<RunComparison> CompareAsync(
        RunKey earlier,
        RunKey later,
        RevisionFilter filter,
        CancellationToken cancellationToken
    ) =>
        computing.ReadAsync(
            async () =>
            {
                var loaded = await Task.WhenAll(
                    LoadAsync(earlier, later, filter, cancellationToken),
                    LoadAsync(later, earlier, filter, cancellationToken)
                );
                return new RunComparison(
                    loaded[0],
                    loaded[1],
                    [.. ForecastComparison.Compare(loaded[0], loaded[1])]
                );
            },
            cancellationToken
        );

    private async Task<ComparedRun> LoadAsync(
        RunKey run,
        RunKey other,
        RevisionFilter filter,
        CancellationToken cancellationToken
    )
    {
        var (first, last) = ForecastComparison.CommonMonths(run, other);
        return new(
            run,
            await history.SettingsAsync(run, cancellationToken),
            await history.TotalsAsync(run, filter, first, last, cancellationToken),
            await overrides.LoadAsync(run, cancellationToken)
        );
    }

    private static ChangedRun ToChanged(ComparedRun run) =>
        new(run.Key.RunId, run.Key.AsOf, run.Key.Horizon, run.Settings);

    private static bool IsAfter(ForecastChange change, ChangeCursor cursor) =>
        Math.Abs(change.Difference) is var size
        && (
            size < cursor.Size
            || (size == cursor.Size && string.CompareOrdinal(change.Sku, cursor.Sku) > 0)
        );

    private static ChangeCursor? ParseCursor(string? after) =>
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

    /// <summary>The last row of the page before, and the two runs: later pages compare the same runs.</summary>
    private sealed record ChangeCursor(string From, string To, decimal Size, string Sku);
}

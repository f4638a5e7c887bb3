using System.Globalization;
using ForecastApi.Forecasts;
using ForecastApi.Http;
using ForecastApi.Products;

namespace ForecastApi.Revisions;

/// <summary>What changed between two runs: load both, compare.</summary>
public sealed class ForecastChangesQuery(
    ForecastRunStore runs,
    RunHistoryStore history,
    RunOverrideStore overrides
)
{
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
        if (filter.Sku is { } sku)
            ProductRules.CheckSku(sku);
        var later = await runs.PublishedAsync(to, cancellationToken);
        var earlier =
            from is not null ? await runs.PublishedAsync(from, cancellationToken)
            : later is not null ? await history.PredecessorAsync(later, cancellationToken)
            : null;
        if (earlier is null || later is null)
            return new(null, null, null, null, [], null);

        var loaded = await Task.WhenAll(
            LoadAsync(earlier, later, filter, cancellationToken),
            LoadAsync(later, earlier, filter, cancellationToken)
        );
        var (before, now) = (loaded[0], loaded[1]);
        var shown = Page<ForecastChange>.From(
            [
                .. ForecastComparison
                    .Of(before, now)
                    .Where(c => cause is not { } wanted || c.Causes.Contains(wanted))
                    .Where(c => after is not { } cursor || IsBehind(c, cursor))
                    .Take(page.Take),
            ],
            page.Size,
            c => $"{CsvText.Cell(Math.Abs(c.Difference))}|{c.Sku}"
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

    private static bool IsBehind(ForecastChange change, (decimal Size, string Sku) cursor) =>
        Math.Abs(change.Difference) is var size
        && (
            size < cursor.Size
            || (size == cursor.Size && string.CompareOrdinal(change.Sku, cursor.Sku) > 0)
        );

    private static (decimal Size, string Sku)? ParseCursor(string? after)
    {
        if (after is null)
            return null;
        var cut = after.IndexOf('|', StringComparison.Ordinal);
        return
            cut > 0
            && decimal.TryParse(
                after[..cut],
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var size
            )
            ? (size, after[(cut + 1)..])
            : throw ProblemException.Invalid(
                "cursor",
                "is not a cursor of this list; start again without it."
            );
    }
}

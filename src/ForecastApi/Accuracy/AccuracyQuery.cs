using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Overrides;
using ForecastApi.Sales;

namespace ForecastApi.Accuracy;

/// <summary>Accuracy by group: the one computation that the API, the exports and the pages read.</summary>
public sealed class AccuracyQuery(
    ForecastRunStore runs,
    AccuracyStore store,
    SalesStore sales,
    OverrideRecordStore overrides,
    AccuracyCache cache
)
{
    private static readonly AccuracyBy[] Groupings = Enum.GetValues<AccuracyBy>();

    /// <summary>All groups, in order of their keys.</summary>
    public async Task<(RunKey? Run, IReadOnlyList<AccuracyItem> Items)> GroupsAsync(
        AccuracyBasis basis,
        AccuracyBy by,
        AccuracyFilter filter,
        CancellationToken cancellationToken
    )
    {
        filter.For(basis);
        var run = await runs.PublishedAsync(null, cancellationToken);
        if (run is null)
            return (null, []);
        // Versions of the sales are kept while others read: what rests on them is asked for seldom and computed anew.
        if (filter.Actuals != AccuracyActuals.Latest)
            return (run, await ComputeAsync(run, basis, by, filter, null, cancellationToken));
        var version = await VersionAsync(run, basis, cancellationToken);
        var items = await cache.GetAsync(
            version,
            new(basis, by, filter),
            () =>
                ComputeAsync(
                    run,
                    basis,
                    by,
                    filter,
                    // One product's points are found by an index sooner than among all.
                    filter.Sku
                        is null
                        ? cache.FindPoints(version, basis)
                        : null,
                    cancellationToken
                ),
            cancellationToken
        );
        return (run, items);
    }

    /// <summary>Changes whenever errors of a run may have.</summary>
    public async Task<string> VersionAsync(
        RunKey? run,
        AccuracyBasis basis,
        CancellationToken cancellationToken
    )
    {
        var data = await store.VersionAsync(cancellationToken);
        // A backtest rests on the sales that its run has seen, and on nobody's overrides.
        return basis == AccuracyBasis.Backtest
            ? string.Join(' ', run?.RunId, data.Products)
            : string.Join(
                ' ',
                run?.RunId,
                data.Products,
                data.Sales,
                await overrides.VersionAsync(cancellationToken)
            );
    }

    /// <summary>Computes every grouping of all points in one pass and keeps them, where they are not kept already.</summary>
    public async Task PrepareAsync(
        RunKey run,
        AccuracyBasis basis,
        CancellationToken cancellationToken
    )
    {
        var all = new AccuracyFilter();
        var version = await VersionAsync(run, basis, cancellationToken);
        if (cache.Find(version, new(basis, Groupings[^1], all)) is not null)
            return;
        var classes = new ProductClasses(await store.ValuesAsync(run, cancellationToken));
        var groups = Groupings.Select(by => new AccuracyGroups(by, all, classes)).ToList();
        var points = new AccuracyPoints();
        await ReadAsync(
            run,
            basis,
            all,
            row =>
            {
                points.Add(row);
                foreach (var group in groups)
                    group.Add(row);
                return ValueTask.CompletedTask;
            },
            cancellationToken
        );
        if (points.IsWhole)
            cache.KeepPoints(version, basis, points);
        foreach (var (by, group) in Groupings.Zip(groups))
            cache.Keep(version, new(basis, by, all), group.Items());
    }

    /// <summary>Every point, in order of product, origin and month.</summary>
    public async Task ReadAsync(
        AccuracyBasis basis,
        AccuracyFilter filter,
        Func<AccuracyRow, ValueTask> row,
        CancellationToken cancellationToken
    )
    {
        filter.For(basis);
        if (filter.LeadTime is not null)
            throw ProblemException.Invalid(
                "leadTime",
                "adds months up into groups; points come month by month."
            );
        if (await runs.PublishedAsync(null, cancellationToken) is { } run)
            await ReadAsync(
                run,
                basis,
                filter,
                r => filter.Takes(r) ? row(r) : ValueTask.CompletedTask,
                cancellationToken
            );
    }

    private async Task<IReadOnlyList<AccuracyItem>> ComputeAsync(
        RunKey run,
        AccuracyBasis basis,
        AccuracyBy by,
        AccuracyFilter filter,
        AccuracyPoints? points,
        CancellationToken cancellationToken
    )
    {
        var classes = by is AccuracyBy.Abc or AccuracyBy.Xyz or AccuracyBy.AbcXyz
            ? new ProductClasses(await store.ValuesAsync(run, cancellationToken))
            : null;
        var groups = new AccuracyGroups(by, filter, classes);
        if (points is not null)
            foreach (var row in points.Rows())
                groups.Add(row);
        else
            await ReadAsync(
                run,
                basis,
                filter,
                row =>
                {
                    groups.Add(row);
                    return ValueTask.CompletedTask;
                },
                cancellationToken
            );
        return groups.Items();
    }

    private async Task ReadAsync(
        RunKey run,
        AccuracyBasis basis,
        AccuracyFilter filter,
        Func<AccuracyRow, ValueTask> row,
        CancellationToken cancellationToken
    )
    {
        int? product = filter.Sku is { } sku
            ? await store.ProductIdAsync(sku, cancellationToken)
            : null;
        if (basis == AccuracyBasis.Backtest)
            await store.ReadBacktestAsync(run, product, filter.Category, row, cancellationToken);
        else if (await sales.LastMonthAsync(cancellationToken) is { } last)
        {
            var set = await overrides.OfficialAsync(cancellationToken);
            await store.ReadLiveAsync(
                last,
                filter.Actuals,
                product,
                filter.Category,
                r =>
                    row(
                        set.TryGetValue(new(r.Origin, r.ProductId, r.Period), out var by)
                            ? r.Overridden(by)
                            : r
                    ),
                cancellationToken
            );
        }
    }
}

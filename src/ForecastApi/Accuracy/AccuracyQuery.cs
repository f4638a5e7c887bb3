using System.Runtime.CompilerServices;
using ForecastApi.Accuracy.Points;
using ForecastApi.Data;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Overrides;
using ForecastApi.Sales;

namespace ForecastApi.Accuracy;

/// <summary>Computes accuracy by group, for the API, the exports and the pages.</summary>
public sealed class AccuracyQuery(
    ForecastRunStore runs,
    AccuracyStore store,
    SalesStore sales,
    OverrideRecordStore overrides,
    DataVersions versions,
    AccuracyCache cache
)
{
    private static readonly AccuracyBy[] Groupings = Enum.GetValues<AccuracyBy>();

    /// <summary>A backtest depends on the sales that its run has read, and on no overrides.</summary>
    private static readonly DataVersion[] BacktestSources = [DataVersion.Products];

    private static readonly DataVersion[] LiveSources =
    [
        DataVersion.Products,
        DataVersion.Sales,
        DataVersion.Overrides,
    ];

    /// <summary>Returns all groups, in order of their keys.</summary>
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
        // No version counts the actuals as first known, which are stored while others read; requests for them are rare.
        if (filter.Actuals != AccuracyActuals.Latest)
            return (
                run,
                await cache.ComputeAsync(
                    token => ComputeAsync(run, basis, by, filter, null, token),
                    cancellationToken
                )
            );
        var version = await VersionAsync(run, basis, cancellationToken);
        var items = await cache.GetAsync(
            version,
            new(basis, by, filter),
            token =>
                ComputeAsync(
                    run,
                    basis,
                    by,
                    filter,
                    // An index finds the points of one product sooner than a pass over all points.
                    filter.Sku
                        is null
                        ? cache.FindPoints(version, basis)
                        : null,
                    token
                ),
            cancellationToken
        );
        return (run, items);
    }

    /// <summary>Returns a text that differs once the errors of a run may have changed.</summary>
    public async Task<string> VersionAsync(
        RunKey? run,
        AccuracyBasis basis,
        CancellationToken cancellationToken
    )
    {
        var sources = basis == AccuracyBasis.Backtest ? BacktestSources : LiveSources;
        return $"{run?.RunId}@{await versions.GetAsync(sources, cancellationToken)}";
    }

    /// <summary>Computes every grouping of all points in one pass and caches them.</summary>
    public async Task WarmAsync(
        RunKey run,
        AccuracyBasis basis,
        CancellationToken cancellationToken
    )
    {
        var all = new AccuracyFilter();
        var version = await VersionAsync(run, basis, cancellationToken);
        var classes = new ProductClasses(await store.ValuesAsync(run, cancellationToken));
        var groups = Groupings.Select(by => new AccuracyGroups(by, all, classes)).ToList();
        var points = new AccuracyPoints();
        await foreach (var row in RowsAsync(run, basis, all, cancellationToken))
        {
            points.Add(row);
            foreach (var group in groups)
                group.Add(row);
        }
        if (points.IsComplete)
            cache.SetPoints(version, basis, points);
        foreach (var (by, group) in Groupings.Zip(groups))
            await cache.SetAsync(version, new(basis, by, all), group.Items(), cancellationToken);
    }

    /// <summary>Reads every point, in order of product, origin and month.</summary>
    public async IAsyncEnumerable<AccuracyRow> PointsAsync(
        AccuracyBasis basis,
        AccuracyFilter filter,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        filter.For(basis);
        if (filter.LeadTime is not null)
            throw ProblemException.Invalid(
                "leadTime",
                "adds months up into groups; points come month by month."
            );
        if (await runs.PublishedAsync(null, cancellationToken) is not { } run)
            yield break;
        await foreach (var row in RowsAsync(run, basis, filter, cancellationToken))
            if (filter.Includes(row))
                yield return row;
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
            await foreach (var row in RowsAsync(run, basis, filter, cancellationToken))
                groups.Add(row);
        return groups.Items();
    }

    private async IAsyncEnumerable<AccuracyRow> RowsAsync(
        RunKey run,
        AccuracyBasis basis,
        AccuracyFilter filter,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        int? product = filter.Sku is { } sku
            ? await store.ProductIdAsync(sku, cancellationToken)
            : null;
        if (basis == AccuracyBasis.Backtest)
        {
            await foreach (
                var row in store.BacktestAsync(run, product, filter.Category, cancellationToken)
            )
                yield return row;
            yield break;
        }
        if (await sales.LastMonthAsync(cancellationToken) is not { } last)
            yield break;
        var official = await overrides.OfficialAsync(cancellationToken);
        await foreach (
            var row in store.LiveAsync(
                last,
                filter.Actuals,
                product,
                filter.Category,
                cancellationToken
            )
        )
            yield return official.TryGetValue(
                new(row.Origin, row.ProductId, row.Period),
                out var by
            )
                ? row.Overridden(by)
                : row;
    }
}

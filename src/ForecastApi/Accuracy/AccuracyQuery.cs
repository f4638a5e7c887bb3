using ForecastApi.Forecasts;
using ForecastApi.Overrides;
using ForecastApi.Sales;

namespace ForecastApi.Accuracy;

/// <summary>Accuracy by group: the one computation that the API, the exports and the pages read.</summary>
public sealed class AccuracyQuery(
    ForecastRunStore runs,
    AccuracyStore store,
    SalesStore sales,
    OverrideStore overrides,
    AccuracyCache cache
)
{
    /// <summary>All groups, in order of their keys.</summary>
    public async Task<(RunKey? Run, IReadOnlyList<AccuracyItem> Items)> GroupsAsync(
        AccuracyBasis basis,
        AccuracyBy by,
        AccuracyFilter filter,
        CancellationToken cancellationToken
    )
    {
        var run = await runs.PublishedAsync(null, cancellationToken);
        if (run is null)
            return (null, []);
        var items = await cache.GetAsync(
            await VersionAsync(run, cancellationToken),
            (basis, by, filter),
            () => ComputeAsync(run, basis, by, filter, cancellationToken),
            cancellationToken
        );
        return (run, items);
    }

    /// <summary>Changes whenever what is published, or what was sold, may have.</summary>
    public async Task<string> VersionAsync(RunKey? run, CancellationToken cancellationToken) =>
        string.Join(
            ' ',
            run?.RunId,
            await store.SalesVersionAsync(cancellationToken),
            await overrides.VersionAsync(cancellationToken)
        );

    /// <summary>Every point, in order of product, origin and month.</summary>
    public async Task ReadAsync(
        AccuracyBasis basis,
        AccuracyFilter filter,
        Func<AccuracyRow, ValueTask> row,
        CancellationToken cancellationToken
    )
    {
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
        CancellationToken cancellationToken
    )
    {
        var classes = by is AccuracyBy.Abc or AccuracyBy.Xyz or AccuracyBy.AbcXyz
            ? new ProductClasses(await store.ValuesAsync(run, cancellationToken))
            : null;
        var groups = new AccuracyGroups(by, filter, classes);
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
            await store.ReadBacktestAsync(run, product, row, cancellationToken);
        else if (await sales.LastMonthAsync(cancellationToken) is { } last)
        {
            var set = await overrides.OfficialAsync(cancellationToken);
            await store.ReadLiveAsync(
                last,
                product,
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

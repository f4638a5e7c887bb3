using ForecastApi.Common;
using ForecastApi.Forecasting.Alerts;
using ForecastApi.ForecastRuns;
using ForecastApi.ForecastRuns.Batches;
using ForecastApi.ForecastRuns.Results;
using ForecastApi.Forecasts;
using ForecastApi.Overrides;
using ForecastApi.Revisions;
using ForecastApi.Sales;
using Microsoft.Extensions.Options;

namespace ForecastApi.Alerts;

/// <summary>Finds the alerts of a published run: loads and checks each batch of products, then saves all alerts.</summary>
public sealed partial class RunReview(
    AlertStore store,
    ReviewStore inputs,
    BatchStore batches,
    RunHistoryStore history,
    RunOverrideStore overrides,
    SalesStore sales,
    IOptions<AlertOptions> options,
    TimeProvider clock,
    ILogger<RunReview> logger
) : IRunPublishedHandler
{
    /// <summary>The number of forecast months whose quantity is at stake.</summary>
    private const int MonthsAtStake = 3;

    private readonly AlertLimits _limits = options.Value.ToLimits();

    /// <summary>Reviews a run unless it, a later one or one of a later asOf was reviewed.</summary>
    public async Task HandleAsync(RunKey run, CancellationToken cancellationToken)
    {
        if (await store.IsReviewedAsync(run, cancellationToken))
            return;
        var started = clock.GetTimestamp();
        var current = await OriginAsync(run with { IsLatest = true });
        var origins = new List<ReviewOrigin>();
        foreach (
            var official in await history.OfficialsAsync(
                run.AsOf,
                _limits.TrackingMonths,
                cancellationToken
            )
        )
            origins.Add(await OriginAsync(official));
        var found = new List<StoredAlert>();
        var count = await batches.CountAsync(run, cancellationToken);
        for (var batch = 0; batch < count; batch++)
            found.AddRange(await ReviewAsync(current, batch, origins, cancellationToken));
        if (await store.SaveAsync(run, found, cancellationToken))
            Log.Reviewed(
                logger,
                run.RunId,
                found.Count,
                clock.GetElapsedTime(started).TotalSeconds
            );

        async Task<ReviewOrigin> OriginAsync(RunKey origin) =>
            new(origin, await overrides.LoadAsync(origin, cancellationToken));
    }

    /// <param name="current">The run.</param>
    /// <param name="batch">One of its batches.</param>
    /// <param name="origins">Official snapshots of earlier months, newest first.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    private async Task<List<StoredAlert>> ReviewAsync(
        ReviewOrigin current,
        int batch,
        IReadOnlyList<ReviewOrigin> origins,
        CancellationToken cancellationToken
    )
    {
        var run = current.Run;
        var previous = origins.Count > 0 ? origins[0] : null;
        var products = await inputs.ProductsAsync(run, batch, previous?.Run, cancellationToken);
        if (products.Count == 0)
            return [];
        var histories = await sales.HistoriesAsync(
            products.Min(p => p.ProductId),
            products.Max(p => p.ProductId),
            run.AsOf,
            cancellationToken
        );
        var steps = await inputs.StepsAsync(run, products, cancellationToken);
        var end = run.AsOf.AddMonths(run.Horizon);
        var coming = await MonthsAsync(current, run.AsOf.AddMonths(1), end);
        var before = previous is null
            ? null
            : await MonthsAsync(previous, run.AsOf.AddMonths(1), end);
        var published = new List<ILookup<int, PublishedMonth>>();
        foreach (var origin in origins.Reverse())
        {
            var month = origin.Run.AsOf.AddMonths(1);
            published.Add(await MonthsAsync(origin, month, month));
        }

        var found = new List<StoredAlert>();
        foreach (var product in products)
            try
            {
                found.AddRange(Review(product));
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Log.ProductFailed(logger, product.Sku, run.RunId, error);
            }
        return found;

        IEnumerable<StoredAlert> Review(ReviewProduct product)
        {
            var months = histories.GetValueOrDefault(product.ProductId, []);
            var reviewed = ReviewInputs.Map(
                current,
                product,
                months,
                [.. published.SelectMany(p => p[product.ProductId])],
                coming[product.ProductId],
                before?[product.ProductId],
                steps.GetValueOrDefault(product.ProductId)
            );
            var quantity = Math.Min(
                ForecastMapping.MaxQuantity,
                coming[product.ProductId].Take(MonthsAtStake).Sum(m => m.Quantity)
            );
            return
            [
                .. AlertReview
                    .Run(reviewed, _limits)
                    .Select(f => ToStored(run, product, quantity, f)),
            ];
        }

        Task<ILookup<int, PublishedMonth>> MonthsAsync(
            ReviewOrigin origin,
            Month first,
            Month last
        ) => inputs.MonthsAsync(origin, products, first, last, cancellationToken);
    }

    private StoredAlert ToStored(
        RunKey run,
        ReviewProduct product,
        decimal quantity,
        AlertFinding finding
    ) =>
        new(
            product.ProductId,
            finding.Rule,
            finding.Severity,
            ForecastMapping.ToStored(finding.Value),
            finding.Threshold,
            Month.Of(finding.Month),
            finding.Detail,
            quantity,
            product.Price is { } price
                ? Math.Min(ForecastMapping.MaxQuantity, price * quantity)
                : null,
            finding.Surprise,
            Holds: 1,
            AlertState.Open,
            Note: null,
            Author: null,
            run.AsOf,
            clock.GetUtcNow()
        );

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Information,
            "Run {RunId}: {Found} exceptions found in {Seconds:F1} s"
        )]
        public static partial void Reviewed(
            ILogger logger,
            string runId,
            int found,
            double seconds
        );

        [LoggerMessage(
            2,
            LogLevel.Error,
            "The review of product {Sku} failed in run {RunId}; it has no exceptions of this run"
        )]
        public static partial void ProductFailed(
            ILogger logger,
            string sku,
            string runId,
            Exception error
        );
    }
}

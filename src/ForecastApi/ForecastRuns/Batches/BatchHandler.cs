using System.Globalization;
using ForecastApi.Data;
using ForecastApi.ForecastRuns.Results;
using ForecastApi.Work;

namespace ForecastApi.ForecastRuns.Batches;

/// <summary>
/// Loads the products of one batch, forecasts them and saves the results in one transaction. The batch that completes the
/// run publishes it.
/// </summary>
public sealed class BatchHandler(
    BatchStore batches,
    BatchForecaster forecaster,
    RunForecasters forecasters,
    RunStateStore states,
    RunPublication publication,
    TimeProvider clock
) : IWorkHandler
{
    public WorkKind Kind => WorkKind.ForecastBatch;

    /// <summary>Returns the work item of a batch, which is isolated if the batch has crashed a process.</summary>
    public static WorkItem ToItem(RunKey run, OpenBatch batch) =>
        new(
            WorkKind.ForecastBatch,
            string.Create(CultureInfo.InvariantCulture, $"{run.RunNumber}/{batch.Number}")
        )
        {
            Isolated = batch.Attempts > WorkPolicy.MaxCrashesBesideOthers,
        };

    public async Task<IReadOnlyList<WorkItem>> RunAsync(
        WorkItem item,
        CancellationToken cancellationToken
    )
    {
        var (runNumber, number) = Parse(item.Key);
        if (await batches.FindOpenAsync(runNumber, number, cancellationToken) is not { } open)
            return [];
        var (run, batch) = open;
        if (ToItem(run, batch) is { Isolated: true } isolated && !item.Isolated)
            return [isolated];
        if (!await batches.StartAsync(run, batch, cancellationToken))
            return [];
        using var span = Telemetry.StartWork(
            "batch",
            await states.ReadTraceParentAsync(run, cancellationToken)
        );
        span?.SetTag("forecastapi.batch", number);
        try
        {
            var products = await batches.ProductsAsync(run, number, cancellationToken);
            var results = await ForecastAsync(run, batch, products, cancellationToken);
            var started = clock.GetTimestamp();
            if (!await batches.SaveAsync(run, number, results, cancellationToken))
                return [];
            BatchForecaster.Record("save", clock.GetElapsedTime(started));
            Telemetry.ForecastProducts.Add(results.Count);
            return await publication.PublishAsync(run, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await batches.RevertAttemptAsync(run, number, CancellationToken.None);
            throw;
        }
        catch (Exception error)
        {
            if (states.DescribeOutage(error) is not null)
                await batches.RevertAttemptAsync(run, number, cancellationToken);
            return await publication.FailAsync(run, error, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<WorkItem>> FindOpenAsync(CancellationToken cancellationToken)
    {
        if (await states.NextAsync(cancellationToken) is not { } run)
            return [];
        if (!await forecasters.AreTrainedAsync(run, cancellationToken))
            return [];
        var open = await batches.FindOpenAsync(run, cancellationToken);
        return
        [
            .. open.Select(b => ToItem(run, b) with { EnqueuedBy = RunHandler.ToItem(run.RunId) }),
        ];
    }

    public async Task<int?> CountOpenAsync(CancellationToken cancellationToken) =>
        await states.NextAsync(cancellationToken) is { } run
            ? await batches.CountOpenAsync(run, cancellationToken)
            : 0;

    private async Task<IReadOnlyList<BatchResult>> ForecastAsync(
        RunKey run,
        OpenBatch batch,
        IReadOnlyList<BatchProduct> products,
        CancellationToken cancellationToken
    )
    {
        if (batch.Attempts > WorkPolicy.MaxFallbackCrashes)
            return
            [
                .. products.Select(p =>
                    forecaster.Zero(p, run, WorkPolicy.DescribeCrashes(batch.Attempts))
                ),
            ];
        return await forecaster.ForecastAsync(
            run,
            products,
            await forecasters.GetAsync(run, cancellationToken),
            batch.Attempts > WorkPolicy.MaxBatchCrashes
                ? WorkPolicy.DescribeCrashes(batch.Attempts)
                : null,
            cancellationToken
        );
    }

    private static (int Run, int Batch) Parse(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return (
            int.Parse(key.AsSpan(0, slash), CultureInfo.InvariantCulture),
            int.Parse(key.AsSpan(slash + 1), CultureInfo.InvariantCulture)
        );
    }
}

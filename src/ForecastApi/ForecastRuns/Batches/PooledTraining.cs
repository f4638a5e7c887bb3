using ForecastApi.Forecasting;
using ForecastApi.Forecasting.Pooled;
using ForecastApi.ForecastRuns.Drivers;
using ForecastApi.ForecastRuns.Results;
using ForecastApi.Sales;
using Microsoft.Extensions.Options;

namespace ForecastApi.ForecastRuns.Batches;

/// <summary>
/// Trains the pooled models of a run on a limited number of evenly spaced batches, so that neither time nor memory grows
/// with the number of products.
/// </summary>
public sealed partial class PooledTraining(
    BatchStore batches,
    SalesStore sales,
    RunDrivers drivers,
    RunThreads threads,
    IOptions<ForecastOptions> options,
    TimeProvider clock,
    ILogger<PooledTraining> logger
)
{
    /// <summary>Trains the models and returns them serialised.</summary>
    public async Task<byte[]> TrainAsync(RunKey run, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var settings = options.Value.ToSettings(run.Horizon);
        var sample = new List<MonthlySeries>();
        foreach (var batch in Spaced(await batches.CountAsync(run, cancellationToken)))
        {
            var products = await batches.ProductsAsync(run, batch, cancellationToken);
            var histories = await sales.HistoriesAsync(
                products[0].ProductId,
                products[^1].ProductId,
                run.AsOf,
                cancellationToken
            );
            var regressors = await drivers.LoadAsync(run, products, cancellationToken);
            foreach (var product in products)
                if (
                    product.Life.Taught(histories.GetValueOrDefault(product.ProductId, [])) is
                    { Count: > 0 } history
                )
                    sample.Add(ForecastMapping.ToSeries(history, regressors.Of(product, history)));
        }

        var models = await threads.RunAsync(
            () => Train(run, sample, settings, cancellationToken),
            cancellationToken
        );
        BatchForecaster.Record("train", clock.GetElapsedTime(started));
        return models;
    }

    /// <summary>Trains on all products. A failure costs the run these models only: the others need one product each.</summary>
    private byte[] Train(
        RunKey run,
        IReadOnlyList<MonthlySeries> sample,
        ForecastSettings settings,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return PooledKnowledgeSerializer.Serialize(
                PooledKnowledge.Learn(
                    sample,
                    settings,
                    options.Value.ActualWorkers,
                    cancellationToken
                )
            );
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.TrainingFailed(logger, run.RunId, error);
            return PooledKnowledgeSerializer.Serialize(PooledKnowledge.None);
        }
    }

    private IEnumerable<int> Spaced(int count)
    {
        var wanted = Math.Min(
            count,
            Math.Max(1, PooledModels.MaxProducts / options.Value.BatchSize)
        );
        return Enumerable.Range(0, wanted).Select(i => (int)((long)i * count / wanted));
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Error,
            "The training on all products failed in run {RunId}, which continues without its models"
        )]
        public static partial void TrainingFailed(ILogger logger, string runId, Exception error);
    }
}

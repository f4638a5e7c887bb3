using ForecastApi.Forecasting;
using ForecastApi.Forecasting.Pooled;
using ForecastApi.ForecastRuns.Results;
using ForecastApi.Sales;
using Microsoft.Extensions.Options;

namespace ForecastApi.ForecastRuns.Batches;

/// <summary>
/// Trains the pooled models of a run on a limited number of evenly spaced batches, so that neither time nor memory grows
/// with the number of products.
/// </summary>
public sealed class PooledTraining(
    BatchStore batches,
    SalesStore sales,
    IOptions<ForecastOptions> options,
    TimeProvider clock
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
            sample.AddRange(
                products
                    .Select(p => histories.GetValueOrDefault(p.ProductId, []))
                    .Where(h => h.Count > 0)
                    .Select(ForecastMapping.ToSeries)
            );
        }

        var models = PooledModels.Train(
            sample,
            settings,
            options.Value.ActualWorkers,
            cancellationToken
        );
        BatchForecaster.Record("train", clock.GetElapsedTime(started));
        return PooledModelSerializer.Serialize(models);
    }

    private IEnumerable<int> Spaced(int count)
    {
        var wanted = Math.Min(
            count,
            Math.Max(1, PooledModels.MaxProducts / options.Value.BatchSize)
        );
        return Enumerable.Range(0, wanted).Select(i => (int)((long)i * count / wanted));
    }
}

using ForecastApi.Forecasting;
using ForecastApi.Forecasting.Pooled;
using ForecastApi.Sales;
using Microsoft.Extensions.Options;

namespace ForecastApi.ForecastRuns;

/// <summary>
/// Trains the pooled models of a run before its batches, on evenly spaced batches of its products: as many as are
/// worth learning from, so that neither time nor memory grows with the number of products. A process that takes a run
/// over trains the same models anew.
/// </summary>
public sealed class PooledTraining(
    ForecastBatchStore batches,
    SalesStore sales,
    IOptions<ForecastOptions> options
)
{
    public async Task<IReadOnlyList<PooledModel>> TrainAsync(
        RunKey run,
        ForecastSettings settings,
        CancellationToken cancellationToken
    )
    {
        var sample = new List<MonthlySeries>();
        foreach (var batch in Spaced(await batches.CountAsync(run, cancellationToken)))
        {
            var histories = await sales.HistoriesAsync(
                run.RunNumber,
                batch,
                run.AsOf,
                cancellationToken
            );
            sample.AddRange(
                histories
                    .Where(h => h.Value.Count > 0)
                    .OrderBy(h => h.Key)
                    .Select(h => ForecastMapping.ToSeries(h.Value))
            );
        }

        return await Task.Run(
            () =>
                PooledModels.Train(
                    sample,
                    settings,
                    options.Value.ActualWorkers,
                    cancellationToken
                ),
            cancellationToken
        );
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

using ForecastApi.Forecasting.Pooled;
using ForecastApi.Sales;
using Microsoft.Extensions.Options;

namespace ForecastApi.ForecastRuns.Batches;

/// <summary>
/// Provides the forecaster of the running run with the models that one job has trained. Each process loads it once and
/// caches it for the batches of that run.
/// </summary>
public sealed class RunForecasters(
    RunModelStore models,
    CategoryStore categories,
    AnalogySalesStore sales,
    IOptions<ForecastOptions> options,
    TimeProvider clock
)
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private (int RunNumber, ProductForecaster Forecaster)? _loaded;

    /// <summary>Returns whether the models of the run are trained.</summary>
    public Task<bool> AreTrainedAsync(RunKey run, CancellationToken cancellationToken) =>
        models.ExistAsync(run, cancellationToken);

    public async Task<ProductForecaster> GetAsync(RunKey run, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_loaded is { } loaded && loaded.RunNumber == run.RunNumber)
                return loaded.Forecaster;
            var started = clock.GetTimestamp();
            var forecaster = await LoadAsync(run, cancellationToken);
            _loaded = (run.RunNumber, forecaster);
            BatchForecaster.Record("prepare", clock.GetElapsedTime(started));
            return forecaster;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<ProductForecaster> LoadAsync(RunKey run, CancellationToken cancellationToken)
    {
        var knowledge = PooledKnowledgeSerializer.Deserialize(
            await models.LoadAsync(run, cancellationToken)
        );
        var profiles = new Dictionary<string, CategorySales>(StringComparer.Ordinal);
        foreach (var category in await categories.OfNewProductsAsync(run, cancellationToken))
            if (await sales.FindCategoryAsync(category, run.AsOf, cancellationToken) is { } found)
                profiles.Add(category, found);
        return new(options.Value.ToSettings(run.Horizon), knowledge, profiles);
    }
}

using System.Diagnostics;
using ForecastApi.Forecasting;
using ForecastApi.Forecasting.Analogy;
using ForecastApi.Forecasting.Pooled;

namespace ForecastApi.Benchmarks;

/// <summary>
/// The engine over histories in memory, on as many threads as the service has workers: what a run takes where nothing is
/// loaded, saved or claimed.
/// </summary>
internal static class EngineAlone
{
    private const int Horizon = 12;

    public static TimeSpan Measure(int products)
    {
        var settings = new ForecastSettings { Horizon = Horizon };
        var threads = Environment.ProcessorCount;
        var watch = Stopwatch.StartNew();
        var sampled = Math.Min(products, PooledModels.MaxProducts);
        var pooled = PooledKnowledge.Learn(
            [
                .. Enumerable
                    .Range(0, sampled)
                    .Select(i => MadeUpHistory.Series((int)((long)i * products / sampled))),
            ],
            settings,
            threads,
            CancellationToken.None
        );
        var forecaster = new NewProductForecaster(settings, new Forecaster(settings, pooled));
        Parallel.For(
            0,
            products,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            p =>
                forecaster.Forecast(
                    MadeUpHistory.Series(p),
                    like: null,
                    category: null,
                    incumbent: null,
                    CancellationToken.None
                )
        );
        return watch.Elapsed;
    }
}

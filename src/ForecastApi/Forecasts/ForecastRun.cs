using ForecastApi.Data;
using ForecastApi.Forecasting;
using ForecastApi.Forecasting.Analogy;
using ForecastApi.Http;
using ForecastApi.Sales;
using Microsoft.Extensions.Options;

namespace ForecastApi.Forecasts;

/// <summary>Works a run off: for each batch load, forecast, save; then publish.</summary>
public sealed partial class ForecastRun(
    ForecastWorkStore work,
    ForecastBatchStore batches,
    SalesStore sales,
    AnalogySalesStore analogies,
    PooledTraining training,
    IEnumerable<IRunFollower> followers,
    IOptions<ForecastOptions> options,
    TimeProvider clock,
    ILogger<ForecastRun> logger
)
{
    public async Task WorkAsync(RunKey run, Lease lease, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        try
        {
            if (!await work.StartAsync(run, lease, cancellationToken))
                return;
            Log.Started(logger, run.RunId, run.AsOf, run.Horizon);
            var settings = options.Value.ToSettings(run.Horizon);
            var pooled = await training.TrainAsync(run, settings, cancellationToken);
            var forecaster = new ProductForecaster(
                new NewProductForecaster(settings, new Forecaster(settings, pooled)),
                await analogies.CategoriesAsync(run.RunNumber, run.AsOf, cancellationToken)
            );
            await Task.WhenAll(
                Enumerable
                    .Range(0, options.Value.ActualWorkers)
                    .Select(_ =>
                        Task.Run(
                            () => WorkBatchesAsync(run, lease, forecaster, cancellationToken),
                            cancellationToken
                        )
                    )
            );
            if (await work.SucceedAsync(run, lease, cancellationToken))
            {
                var duration = clock.GetElapsedTime(started);
                Telemetry.RunDuration.Record(duration.TotalSeconds);
                Log.Succeeded(logger, run.RunId, duration.TotalSeconds);
                await FollowAsync(run, cancellationToken);
                await batches.DropOldBacktestsAsync(cancellationToken);
            }
        }
        catch (Exception error)
            when (error is not (OperationCanceledException or System.Data.Common.DbException))
        {
            Log.Failed(logger, run.RunId, error);
            await work.FailAsync(run, lease, error.Message, cancellationToken);
        }
    }

    private async Task FollowAsync(RunKey run, CancellationToken cancellationToken)
    {
        foreach (var follower in followers)
            try
            {
                await follower.FollowAsync(run, cancellationToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Log.NotFollowed(logger, run.RunId, error);
            }
    }

    private async Task WorkBatchesAsync(
        RunKey run,
        Lease lease,
        ProductForecaster forecaster,
        CancellationToken cancellationToken
    )
    {
        while (await batches.ClaimAsync(run, lease, cancellationToken) is { } batch)
        {
            var products = await batches.ProductsAsync(run, batch, cancellationToken);
            var histories = await sales.HistoriesAsync(
                run.RunNumber,
                batch,
                run.AsOf,
                cancellationToken
            );
            var likes = products.Any(p => p.LikeSku is not null)
                ? await analogies.LikesAsync(run.RunNumber, batch, run.AsOf, cancellationToken)
                : ProductForecaster.NoLikes;
            var results = new List<BatchResult>(products.Count);
            foreach (var product in products)
            {
                var history = histories.GetValueOrDefault(product.ProductId, []);
                var result = Forecast(product, history, likes, run, forecaster, cancellationToken);
                results.Add(result with { Fingerprints = HistoryFingerprint.Of(history) });
            }
            if (!await batches.SaveAsync(run, batch, lease, results, cancellationToken))
                return;
            Telemetry.ForecastProducts.Add(results.Count);
        }
    }

    /// <summary>One bad product never stops a run: whatever its history does to the engine, it gets zeros and a reason.</summary>
    private BatchResult Forecast(
        BatchProduct product,
        IReadOnlyList<MonthQuantity> history,
        IReadOnlyDictionary<string, LikeSales> likes,
        RunKey run,
        ProductForecaster forecaster,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (
                forecaster.Forecast(product, history, likes, run.AsOf, cancellationToken)
                is not { } result
            )
                return Nothing(
                    product,
                    run,
                    "has no sales up to the run's last month any more, nor anything to go by."
                );
            if (result.FailureReason is { } reason)
                Failed(product, reason);
            return new(
                product.ProductId,
                result.Model,
                result.FailureReason,
                ForecastMapping.ToMeasures(result.Accuracy),
                [.. result.Points.Select(ForecastMapping.ToMonth)]
            )
            {
                Adjustments = ForecastMapping.ToAdjustments(result, history),
                RunnerUp = ForecastMapping.ToRunnerUp(result),
                Candidates = StoredCandidates.Of(result),
                Facts = ForecastMapping.ToFacts(result, history),
                Backtest = [.. result.Backtest.Select(ForecastMapping.ToBacktestMonth)],
            };
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Nothing(product, run, error.Message);
        }
    }

    private BatchResult Nothing(BatchProduct product, RunKey run, string reason)
    {
        Failed(product, reason);
        return new(
            product.ProductId,
            "none",
            reason,
            new(null, null, null, null, null, null),
            run.Zeros()
        );
    }

    private void Failed(BatchProduct product, string reason)
    {
        Telemetry.ForecastFailures.Add(1);
        Log.ProductFailed(logger, product.Sku, reason);
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Information,
            "Run {RunId} started: as of {AsOf}, {Horizon} months"
        )]
        public static partial void Started(ILogger logger, string runId, Month asOf, int horizon);

        [LoggerMessage(2, LogLevel.Information, "Run {RunId} succeeded in {Seconds:F1} s")]
        public static partial void Succeeded(ILogger logger, string runId, double seconds);

        [LoggerMessage(3, LogLevel.Error, "Run {RunId} failed")]
        public static partial void Failed(ILogger logger, string runId, Exception error);

        [LoggerMessage(4, LogLevel.Warning, "Product {Sku} got the fallback: {Reason}")]
        public static partial void ProductFailed(ILogger logger, string sku, string reason);

        [LoggerMessage(
            5,
            LogLevel.Error,
            "A step after run {RunId} failed; the run stands, the step is tried again at the next start"
        )]
        public static partial void NotFollowed(ILogger logger, string runId, Exception error);
    }
}

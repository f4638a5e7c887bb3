using ForecastApi.Data;
using ForecastApi.Forecasting;
using ForecastApi.Http;
using ForecastApi.Sales;
using Microsoft.Extensions.Options;

namespace ForecastApi.Forecasts;

/// <summary>Works a run off: for each batch load, forecast, save; then publish.</summary>
public sealed partial class ForecastRun(
    ForecastWorkStore work,
    ForecastBatchStore batches,
    SalesStore sales,
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
            var forecaster = new Forecaster(new ForecastSettings { Horizon = run.Horizon });
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
            }
        }
        catch (Exception error)
            when (error is not (OperationCanceledException or System.Data.Common.DbException))
        {
            Log.Failed(logger, run.RunId, error);
            await work.FailAsync(run, lease, error.Message, cancellationToken);
        }
    }

    private async Task WorkBatchesAsync(
        RunKey run,
        Lease lease,
        Forecaster forecaster,
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
            var results = new List<BatchResult>(products.Count);
            foreach (var product in products)
                results.Add(
                    Forecast(
                        product,
                        histories.GetValueOrDefault(product.ProductId, []),
                        run,
                        forecaster,
                        cancellationToken
                    )
                );
            if (!await batches.SaveAsync(run, batch, lease, results, cancellationToken))
                return;
            Telemetry.ForecastProducts.Add(results.Count);
        }
    }

    /// <summary>One bad product never stops a run: whatever its history does to the engine, it gets zeros and a reason.</summary>
    private BatchResult Forecast(
        BatchProduct product,
        IReadOnlyList<MonthQuantity> history,
        RunKey run,
        Forecaster forecaster,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (history.Count == 0)
                return Nothing(product, run, "has no sales up to the run's last month any more.");
            var result = forecaster.Forecast(ForecastMapping.ToSeries(history), cancellationToken);
            if (result.FailureReason is { } reason)
                Failed(product, reason);
            return new(
                product.ProductId,
                result.Model,
                result.FailureReason,
                ForecastMapping.ToMeasures(result.Accuracy),
                [.. result.Points.Select(ForecastMapping.ToMonth)]
            );
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
            [
                .. Enumerable
                    .Range(1, run.Horizon)
                    .Select(h => new ForecastMonth(run.AsOf.AddMonths(h), 0, 0, 0, 0, 0)),
            ]
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
    }
}

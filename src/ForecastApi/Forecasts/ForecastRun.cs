using System.Diagnostics;
using ForecastApi.Data;
using ForecastApi.Forecasting;
using ForecastApi.Forecasting.Analogy;
using ForecastApi.Http;
using ForecastApi.Sales;
using Microsoft.Extensions.Options;

namespace ForecastApi.Forecasts;

/// <summary>
/// Works a run off: for each batch load, forecast, save; then publish. Any number of processes do the first, the one that
/// holds the lease the second.
/// </summary>
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
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async Task WorkAsync(RunKey run, Lease lease, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        using var span = Span(
            "forecast run",
            run,
            await work.TraceParentAsync(run, cancellationToken)
        );
        try
        {
            if (!await work.StartAsync(run, lease, cancellationToken))
                return;
            Log.Started(logger, run.RunId, run.AsOf, run.Horizon);
            var forecaster = await PrepareAsync(run, cancellationToken);
            // Others may be at its batches too: what one of them leaves behind waits for somebody once its claim is over.
            while (await batches.OpenAsync(run, cancellationToken) > 0)
                if (await WorkBatchesAsync(run, forecaster, cancellationToken) == 0)
                    await Task.Delay(Pause, clock, cancellationToken);
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

    /// <summary>Works on batches of a run that another process leads, as long as any waits.</summary>
    /// <returns>How many were saved.</returns>
    public async Task<int> HelpAsync(RunKey run, CancellationToken cancellationToken)
    {
        Log.Helping(logger, run.RunId);
        using var span = Span(
            "help with forecast run",
            run,
            await work.TraceParentAsync(run, cancellationToken)
        );
        return await WorkBatchesAsync(
            run,
            await PrepareAsync(run, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>A span of the request that asked for the run, whichever process made it.</summary>
    private static Activity? Span(string name, RunKey run, string? parent)
    {
        var span = ActivityContext.TryParse(parent, null, isRemote: true, out var asked)
            ? Telemetry.Traces.StartActivity(name, ActivityKind.Consumer, asked)
            : Telemetry.Traces.StartActivity(name, ActivityKind.Consumer);
        span?.SetTag("forecastapi.run", run.RunId);
        return span;
    }

    private async Task<ProductForecaster> PrepareAsync(
        RunKey run,
        CancellationToken cancellationToken
    )
    {
        var settings = options.Value.ToSettings(run.Horizon);
        var pooled = await training.TrainAsync(run, settings, cancellationToken);
        return new(
            new NewProductForecaster(settings, new Forecaster(settings, pooled)),
            await analogies.CategoriesAsync(run.RunNumber, run.AsOf, cancellationToken)
        );
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

    /// <returns>How many batches were saved.</returns>
    private async Task<int> WorkBatchesAsync(
        RunKey run,
        ProductForecaster forecaster,
        CancellationToken cancellationToken
    )
    {
        var claim = BatchClaim.On(run);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var heart = BeatAsync(claim, done.Token);
        try
        {
            var saved = await Task.WhenAll(
                Enumerable
                    .Range(0, options.Value.ActualWorkers)
                    .Select(_ =>
                        Task.Run(
                            () => WorkBatchesAsync(claim, forecaster, cancellationToken),
                            cancellationToken
                        )
                    )
            );
            return saved.Sum();
        }
        catch
        {
            // Whoever goes on need not wait until the claims are over
            await ReleaseAsync(claim);
            throw;
        }
        finally
        {
            await done.CancelAsync();
            await heart;
        }
    }

    private async Task ReleaseAsync(BatchClaim claim)
    {
        try
        {
            await batches.ReleaseAsync(claim, CancellationToken.None);
        }
        catch (System.Data.Common.DbException error)
        {
            Log.NotRenewed(logger, error);
        }
    }

    /// <summary>Keeps the claims while their batches are computed; a database that is away for a moment costs none.</summary>
    private async Task BeatAsync(BatchClaim claim, CancellationToken done)
    {
        try
        {
            while (true)
            {
                await Task.Delay(batches.ClaimHolds / 4, clock, done);
                try
                {
                    await batches.RenewAsync(claim, done);
                }
                catch (System.Data.Common.DbException error)
                {
                    Log.NotRenewed(logger, error);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The batches are done, or the process stops
        }
    }

    private async Task<int> WorkBatchesAsync(
        BatchClaim claim,
        ProductForecaster forecaster,
        CancellationToken cancellationToken
    )
    {
        var run = claim.Run;
        var saved = 0;
        while (await batches.ClaimAsync(claim, cancellationToken) is { } batch)
        {
            using var span = Telemetry.Traces.StartActivity("batch");
            span?.SetTag("forecastapi.batch", batch);
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
            if (!await batches.SaveAsync(claim, batch, results, cancellationToken))
                continue;
            saved++;
            Telemetry.ForecastProducts.Add(results.Count);
        }
        return saved;
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

        [LoggerMessage(6, LogLevel.Information, "Helping with run {RunId}")]
        public static partial void Helping(ILogger logger, string runId);

        [LoggerMessage(7, LogLevel.Warning, "The claims of batches could not be renewed")]
        public static partial void NotRenewed(ILogger logger, Exception error);

        [LoggerMessage(
            5,
            LogLevel.Error,
            "A step after run {RunId} failed; the run stands, the step is tried again at the next start"
        )]
        public static partial void NotFollowed(ILogger logger, string runId, Exception error);
    }
}

using ForecastApi.Data;
using ForecastApi.Forecasting;
using ForecastApi.Sales;
using ForecastApi.Work;
using Microsoft.Extensions.Options;

namespace ForecastApi.ForecastRuns;

/// <summary>One process's share of a run: claims batches as long as any waits, and for each loads, forecasts, saves.</summary>
public sealed partial class BatchWork(
    ForecastBatchStore batches,
    BatchClaimStore claims,
    SalesStore sales,
    AnalogySalesStore analogies,
    WorkFloor floor,
    IOptions<ForecastOptions> options,
    TimeProvider clock,
    ILogger<BatchWork> logger
)
{
    private readonly HandBacks _owed = new();

    /// <returns>How many batches were saved.</returns>
    public async Task<int> WorkAsync(
        RunKey run,
        ProductForecaster forecaster,
        CancellationToken cancellationToken
    )
    {
        await _owed.SettleAsync();
        var claim = BatchClaim.On(run);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var heart = BeatAsync(claim, done.Token);
        try
        {
            var saved = 0;
            var workers = options.Value.ActualWorkers;
            // One that fails ends the others: the run would go on without it, and nobody pass its batch on
            await Parallel.ForEachAsync(
                Enumerable.Range(0, workers),
                new ParallelOptions
                {
                    MaxDegreeOfParallelism = workers,
                    CancellationToken = cancellationToken,
                },
                async (_, stop) =>
                    Interlocked.Add(ref saved, await WorkAsync(claim, forecaster, stop))
            );
            return saved;
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
            await _owed.TryAsync(() => claims.ReleaseAsync(claim, CancellationToken.None));
        }
        catch (Exception error) when (error is not OperationCanceledException)
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
                await Task.Delay(claims.ClaimHolds / 4, clock, done);
                try
                {
                    await claims.RenewAsync(claim, done);
                }
                catch (Exception error) when (error is not OperationCanceledException)
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

    private async Task<int> WorkAsync(
        BatchClaim claim,
        ProductForecaster forecaster,
        CancellationToken cancellationToken
    )
    {
        var saved = 0;
        while (true)
            using (await floor.EnterAsync(cancellationToken))
                if (
                    await claims.ClaimAsync(claim, Claims.Unsuspected, cancellationToken) is
                    { } batch
                )
                    saved += await WorkAsync(claim, batch, forecaster, cancellationToken);
                else
                    break;
        // What is left may end the process, and takes nothing with it
        while (await claims.IsWaitingAsync(claim.Run, cancellationToken))
            using (await floor.EnterAloneAsync(cancellationToken))
                if (
                    await claims.ClaimAsync(claim, Claims.Suspected, cancellationToken) is
                    { } suspect
                )
                    saved += await WorkAsync(claim, suspect, forecaster, cancellationToken);
        return saved;
    }

    /// <returns>How many batches were saved: this one or none.</returns>
    private async Task<int> WorkAsync(
        BatchClaim claim,
        ClaimedBatch batch,
        ProductForecaster forecaster,
        CancellationToken cancellationToken
    )
    {
        var run = claim.Run;
        using var span = Telemetry.Traces.StartActivity("batch");
        span?.SetTag("forecastapi.batch", batch.Number);
        var products = await batches.ProductsAsync(run, batch.Number, cancellationToken);
        IReadOnlyList<BatchResult> results = Claims.GivenUpAltogether(batch.LostClaims)
            is { } reason
            ? [.. products.Select(p => Nothing(p, run, reason))]
            : await ForecastAsync(run, batch, products, forecaster, cancellationToken);
        var step = clock.GetTimestamp();
        var stored = await batches.SaveAsync(claim, batch.Number, results, cancellationToken);
        Done("save", ref step);
        if (!stored)
            return 0;
        Telemetry.ForecastProducts.Add(results.Count);
        return 1;
    }

    private async Task<IReadOnlyList<BatchResult>> ForecastAsync(
        RunKey run,
        ClaimedBatch batch,
        IReadOnlyList<BatchProduct> products,
        ProductForecaster forecaster,
        CancellationToken cancellationToken
    )
    {
        var step = clock.GetTimestamp();
        var histories = await sales.HistoriesAsync(
            run.RunNumber,
            batch.Number,
            run.AsOf,
            cancellationToken
        );
        var likes = products.Any(p => p.LikeSku is not null)
            ? await analogies.LikesAsync(run.RunNumber, batch.Number, run.AsOf, cancellationToken)
            : ProductForecaster.NoLikes;
        Done("load", ref step);
        var givenUp = Claims.GivenUp(batch.LostClaims);
        var results = new List<BatchResult>(products.Count);
        foreach (var product in products)
        {
            var history = histories.GetValueOrDefault(product.ProductId, []);
            var result = Forecast(
                product,
                history,
                run,
                givenUp is null
                    ? () =>
                        forecaster.Forecast(product, history, likes, run.AsOf, cancellationToken)
                    : () => forecaster.FallBack(history, givenUp, cancellationToken)
            );
            results.Add(result with { Fingerprints = HistoryFingerprint.Compute(history) });
        }
        Done("fit", ref step);
        return results;
    }

    private void Done(string step, ref long since)
    {
        Telemetry.StepDuration.Record(
            clock.GetElapsedTime(since).TotalSeconds,
            new KeyValuePair<string, object?>("step", step)
        );
        since = clock.GetTimestamp();
    }

    /// <summary>One bad product never stops a run: whatever its history does to the engine, it gets zeros and a reason.</summary>
    private BatchResult Forecast(
        BatchProduct product,
        IReadOnlyList<MonthQuantity> history,
        RunKey run,
        Func<ForecastResult?> forecast
    )
    {
        try
        {
            if (forecast() is not { } result)
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
                Candidates = StoredCandidates.From(result),
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
        [LoggerMessage(1, LogLevel.Warning, "Product {Sku} got the fallback: {Reason}")]
        public static partial void ProductFailed(ILogger logger, string sku, string reason);

        [LoggerMessage(2, LogLevel.Warning, "The claims of batches could not be renewed")]
        public static partial void NotRenewed(ILogger logger, Exception error);
    }
}

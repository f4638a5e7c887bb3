using ForecastApi.Data;
using ForecastApi.Forecasting;
using ForecastApi.Forecasting.Regressors;
using ForecastApi.ForecastRuns.Drivers;
using ForecastApi.ForecastRuns.Results;
using ForecastApi.Http;
using ForecastApi.Sales;

namespace ForecastApi.ForecastRuns.Batches;

/// <summary>Forecasts the products of a batch one by one. A product that fails gets a fallback and a reason.</summary>
public sealed partial class BatchForecaster(
    SalesStore sales,
    AnalogySalesStore analogies,
    RunDrivers drivers,
    RunThreads threads,
    TimeProvider clock,
    ILogger<BatchForecaster> logger
)
{
    /// <param name="run">The run.</param>
    /// <param name="products">The products of the batch, by id.</param>
    /// <param name="forecaster">The forecaster of the run.</param>
    /// <param name="fallbackReason">The reason to compute only the fallback; null to fit the models.</param>
    /// <param name="cancellationToken">Cancels between two products.</param>
    public async Task<IReadOnlyList<BatchResult>> ForecastAsync(
        RunKey run,
        IReadOnlyList<BatchProduct> products,
        ProductForecaster forecaster,
        string? fallbackReason,
        CancellationToken cancellationToken
    )
    {
        var started = clock.GetTimestamp();
        var histories = await sales.HistoriesAsync(
            products[0].ProductId,
            products[^1].ProductId,
            run.AsOf,
            cancellationToken
        );
        var likes = await LikesAsync(run, products, histories, cancellationToken);
        var regressors = await drivers.LoadAsync(run, products, cancellationToken);
        Record("load", clock.GetElapsedTime(started));
        started = clock.GetTimestamp();
        var results = await threads.RunAsync(
            () => products.Select(Forecast).ToList(),
            cancellationToken
        );
        Record("fit", clock.GetElapsedTime(started));
        return results;

        BatchResult Forecast(BatchProduct product)
        {
            var history = Taught(product, histories);
            var result = this.Forecast(
                product,
                history,
                run,
                regressors,
                fallbackReason is null
                    ? () =>
                        forecaster.Forecast(
                            product,
                            history,
                            regressors.Of(product, history),
                            likes,
                            run.AsOf,
                            cancellationToken
                        )
                    : () => forecaster.FallBack(history, fallbackReason, cancellationToken)
            );
            return result with
            {
                Months = product.Life.Limit(result.Months),
                LaunchMonth = product.LaunchMonth,
                EndMonth = product.EndMonth,
            };
        }
    }

    /// <summary>Returns the result of a product that has no forecast.</summary>
    public BatchResult Zero(BatchProduct product, RunKey run, string reason)
    {
        Failed(product, reason);
        return new(
            product.ProductId,
            "none",
            reason,
            new(null, null, null, null, null, null),
            run.Zeros()
        )
        {
            LaunchMonth = product.LaunchMonth,
            EndMonth = product.EndMonth,
        };
    }

    /// <summary>Records the duration of a step of a run.</summary>
    public static void Record(string step, TimeSpan duration) =>
        Telemetry.StepDuration.Record(
            duration.TotalSeconds,
            new KeyValuePair<string, object?>("step", step)
        );

    /// <summary>Returns the sales of the like products of the batch's new products, by SKU.</summary>
    private async Task<IReadOnlyDictionary<string, LikeSales>> LikesAsync(
        RunKey run,
        IReadOnlyList<BatchProduct> products,
        IReadOnlyDictionary<int, IReadOnlyList<MonthQuantity>> histories,
        CancellationToken cancellationToken
    )
    {
        var likes = new Dictionary<string, LikeSales>(StringComparer.Ordinal);
        foreach (var product in products)
            if (
                product.LikeSku is { } sku
                && AnalogySalesStore.IsNew(Taught(product, histories), run.AsOf)
                && !likes.ContainsKey(sku)
                && await analogies.FindLikeAsync(sku, run.AsOf, cancellationToken) is { } like
            )
                likes.Add(sku, like);
        return likes;
    }

    private static IReadOnlyList<MonthQuantity> Taught(
        BatchProduct product,
        IReadOnlyDictionary<int, IReadOnlyList<MonthQuantity>> histories
    ) => product.Life.Taught(histories.GetValueOrDefault(product.ProductId, []));

    /// <summary>Returns zeros and the reason for a product that throws, so that it does not fail the run.</summary>
    private BatchResult Forecast(
        BatchProduct product,
        IReadOnlyList<MonthQuantity> history,
        RunKey run,
        RunRegressors regressors,
        Func<ForecastResult?> forecast
    )
    {
        try
        {
            if (forecast() is not { } result)
                return Zero(
                    product,
                    run,
                    product.LaunchMonth is { } launch
                        ? $"has no sales from its launchMonth {launch} to the run's last month, and no like product or category with sales."
                        : "has no sales up to the run's last month any more, and no like product or category with sales."
                ) with
                {
                    Fingerprints = HistoryFingerprint.Compute(history),
                };
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
                Drivers =
                [
                    .. result.Drivers.Select(d =>
                        ForecastMapping.ToDriver(
                            d with
                            {
                                Name = regressors.NameOf(d.Kind, d.Name),
                            }
                        )
                    ),
                ],
                Effects = [.. result.Effects.Where(e => e.Kind == RegressorKind.Event)],
                RunnerUp = ForecastMapping.ToRunnerUp(result),
                Candidates = StoredCandidates.From(result),
                Facts = ForecastMapping.ToFacts(result, history),
                Backtest = [.. result.Backtest.Select(ForecastMapping.ToBacktestMonth)],
                Fingerprints = HistoryFingerprint.Compute(history),
            };
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.UnexpectedError(logger, product.Sku, run.RunId, error);
            return Zero(product, run, FailureReasons.Describe(error));
        }
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

        [LoggerMessage(
            2,
            LogLevel.Error,
            "Unexpected error while forecasting product {Sku} in run {RunId}"
        )]
        public static partial void UnexpectedError(
            ILogger logger,
            string sku,
            string runId,
            Exception error
        );
    }
}

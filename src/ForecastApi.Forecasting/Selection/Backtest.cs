using ForecastApi.Forecasting.Accuracy;
using ForecastApi.Forecasting.Pooled;

namespace ForecastApi.Forecasting.Selection;

/// <summary>
/// Rolling-origin evaluation (Tashman 2000, "Out-of-sample tests of forecasting accuracy", International Journal of
/// Forecasting 16): a model is refitted at each origin on the months before it and evaluated on the months after it.
/// </summary>
public static class Backtest
{
    /// <summary>
    /// Returns the origins of a series, latest first: as many as configured, spread over one season if the history
    /// allows, each followed by a full horizon if possible. A shorter history gives closer origins and fewer months to
    /// evaluate, and no origin when no month is left beyond <paramref name="minHistory"/>.
    /// </summary>
    /// <param name="history">The recorded sales.</param>
    /// <param name="minHistory">The minimum number of months before the earliest origin.</param>
    /// <param name="settings">Horizon, season and folds.</param>
    public static IReadOnlyList<BacktestOrigin> Origins(
        SalesHistory history,
        int minHistory,
        ForecastSettings settings
    )
    {
        var origins = new List<BacktestOrigin>(settings.Folds);
        var recorded = history.Recorded;
        var demand = history.EvaluationDemand();
        foreach (var months in OriginMonths(recorded.Length, minHistory, settings))
        {
            var prepared = history.Prepare(months);
            origins.Add(
                new BacktestOrigin(
                    prepared.Values,
                    demand
                        .AsSpan(months, Math.Min(settings.Horizon, demand.Length - months))
                        .ToArray(),
                    ForecastError.AbsoluteScale(recorded.AsSpan(0, months), settings.SeasonLength)
                )
                {
                    Effects = prepared.Effects,
                }
            );
        }

        return origins;
    }

    /// <summary>Returns the number of months before each origin, latest first.</summary>
    public static IReadOnlyList<int> OriginMonths(
        int length,
        int minHistory,
        ForecastSettings settings
    )
    {
        var spare = length - Math.Max(1, minHistory);
        if (spare < 1)
            return [];
        var folds = Math.Min(settings.Folds, spare);
        var evaluated = Math.Min(settings.Horizon, spare - folds + 1);
        var step =
            folds == 1
                ? 1
                : Math.Clamp(
                    (spare - evaluated) / (folds - 1),
                    1,
                    Math.Max(1, settings.SeasonLength / folds)
                );
        return [.. Enumerable.Range(0, folds).Select(i => length - evaluated - (i * step))];
    }

    /// <summary>Returns the maximum number of months between the earliest origin and the end of a history.</summary>
    public static int Reach(ForecastSettings settings) =>
        settings.Horizon
        + ((settings.Folds - 1) * Math.Max(1, settings.SeasonLength / settings.Folds));

    /// <summary>
    /// Runs a model from each of <paramref name="origins"/>; the model never gets a month after the origin. Returns no
    /// folds for a pooled model without a version trained before the origins.
    /// </summary>
    /// <exception cref="ModelFailedException">The model's forecast is not valid.</exception>
    public static IReadOnlyList<BacktestFold> Run(
        IForecastModel model,
        IReadOnlyList<BacktestOrigin> origins,
        CancellationToken cancellationToken
    )
    {
        var folds = new List<BacktestFold>(origins.Count);
        var tried = model is PooledModel pooled ? pooled.ForBacktest : model;
        foreach (var origin in tried is null ? [] : origins)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var forecast = ModelRun.Run(tried!, origin.History, origin.Demand.Length);
            folds.Add(new BacktestFold(origin, origin.Effects.Apply(forecast, origin.Months)));
        }

        return folds;
    }
}

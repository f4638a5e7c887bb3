using ForecastApi.Forecasting.Accuracy;
using ForecastApi.Forecasting.Cleaning;
using ForecastApi.Forecasting.Pooled;

namespace ForecastApi.Forecasting.Selection;

/// <summary>
/// Rolling-origin evaluation (Tashman 2000, "Out-of-sample tests of forecasting accuracy", International Journal of
/// Forecasting 16): a model is refitted at each origin on the months before it only, and judged on the months after.
/// </summary>
public static class Backtest
{
    /// <summary>
    /// The origins of a series, latest first. As many as asked for, spread over one season where the history allows,
    /// each followed by a whole horizon if possible; a shorter history gives closer origins and fewer months to judge
    /// by, and none when not a month is left beyond <paramref name="minHistory"/>.
    /// </summary>
    /// <param name="recorded">What was sold per month.</param>
    /// <param name="stockouts">Share of each month without stock; empty when nothing is known.</param>
    /// <param name="minHistory">Months to be left before the earliest origin.</param>
    /// <param name="settings">Horizon, season and folds.</param>
    public static IReadOnlyList<BacktestOrigin> Origins(
        ReadOnlySpan<double> recorded,
        ReadOnlySpan<double> stockouts,
        int minHistory,
        ForecastSettings settings
    )
    {
        var origins = new List<BacktestOrigin>(settings.Folds);
        var demand = HistoryCleaner.EvaluationDemand(recorded, stockouts, settings.SeasonLength);
        foreach (var months in OriginMonths(recorded.Length, minHistory, settings))
        {
            var known = stockouts.IsEmpty ? stockouts : stockouts[..months];
            origins.Add(
                new BacktestOrigin(
                    HistoryCleaner.Clean(recorded[..months], known, settings.SeasonLength).Values,
                    demand
                        .AsSpan(months, Math.Min(settings.Horizon, demand.Length - months))
                        .ToArray(),
                    ForecastError.AbsoluteScale(recorded[..months], settings.SeasonLength)
                )
            );
        }

        return origins;
    }

    /// <summary>The number of months before each origin, latest first.</summary>
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
        var judged = Math.Min(settings.Horizon, spare - folds + 1);
        var step =
            folds == 1
                ? 1
                : Math.Clamp(
                    (spare - judged) / (folds - 1),
                    1,
                    Math.Max(1, settings.SeasonLength / folds)
                );
        return [.. Enumerable.Range(0, folds).Select(i => length - judged - (i * step))];
    }

    /// <summary>The most months that lie between the earliest origin and the end of a history.</summary>
    public static int Reach(ForecastSettings settings) =>
        settings.Horizon
        + ((settings.Folds - 1) * Math.Max(1, settings.SeasonLength / settings.Folds));

    /// <summary>
    /// Runs a model from each of <paramref name="origins"/>; the model never sees a month after the origin. None for a
    /// pooled model that cannot be tried on months it has not learned from.
    /// </summary>
    /// <exception cref="ModelFailedException">The model's answer cannot be used.</exception>
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
            folds.Add(
                new BacktestFold(origin, ModelRun.Run(tried!, origin.History, origin.Demand.Length))
            );
        }

        return folds;
    }
}

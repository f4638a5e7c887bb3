namespace ForecastApi.Forecasting.Selection;

/// <summary>
/// Rolling-origin evaluation (Tashman 2000, "Out-of-sample tests of forecasting accuracy", International Journal of
/// Forecasting 16): a model is refitted at each origin on the months before it only, and judged on the months after.
/// </summary>
public static class Backtest
{
    /// <summary>
    /// The origins, latest first. As many as asked for, spread over one season where the history allows, each
    /// followed by a whole horizon if possible; a shorter history gives closer origins and fewer months to judge by,
    /// and none when not a month is left beyond <paramref name="minimumHistory"/>.
    /// </summary>
    public static IReadOnlyList<int> Origins(
        int length,
        int minimumHistory,
        ForecastSettings settings
    )
    {
        var spare = length - Math.Max(1, minimumHistory);
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

    /// <summary>Runs a model from each of <paramref name="origins"/>; the model never sees a month after the origin.</summary>
    public static IReadOnlyList<BacktestFold> Run(
        IForecastModel model,
        ReadOnlySpan<double> values,
        IReadOnlyList<int> origins,
        ForecastSettings settings,
        CancellationToken ct
    )
    {
        var folds = new List<BacktestFold>(origins.Count);
        foreach (var origin in origins)
        {
            ct.ThrowIfCancellationRequested();
            var history = values[..origin];
            var demand = values.Slice(origin, Math.Min(settings.Horizon, values.Length - origin));
            folds.Add(
                new BacktestFold(
                    origin,
                    demand.ToArray(),
                    ModelRun.Run(model, history, demand.Length),
                    ForecastError.AbsoluteScale(history, settings.SeasonLength)
                )
            );
        }

        return folds;
    }
}

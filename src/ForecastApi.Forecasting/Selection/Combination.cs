using ForecastApi.Forecasting.Cleaning;

namespace ForecastApi.Forecasting.Selection;

/// <summary>
/// The weighted mean of several models, the weights inversely proportional to their backtest errors (Bates and Granger
/// 1969, "The combination of forecasts", Operational Research Quarterly 20; Newbold and Granger 1974). A combination
/// has lower errors than a selected model; see README.md.
/// </summary>
public sealed record Combination(Candidate Forecast, IReadOnlyList<double> Weights)
{
    /// <summary>The name of the combined forecast in API responses.</summary>
    public const string ModelName = "combination";

    /// <summary>
    /// The share of the mean error that is added to each error, so that one lucky backtest does not get all weight.
    /// </summary>
    private const double Smoothing = 0.1;

    /// <summary>
    /// The largest standard error of a member as a multiple of the median of all: that of a form that extrapolates a trend
    /// or relative errors can exceed all demand.
    /// </summary>
    private const double MaxSpread = 1.5;

    /// <summary>Combines models that have a forecast.</summary>
    /// <param name="members">At least one; all backtests have the same origins.</param>
    /// <param name="horizon">Months forecast.</param>
    /// <param name="errorOf">The error that weights a member; null without a backtest.</param>
    public static Combination Create(
        IReadOnlyList<Candidate> members,
        int horizon,
        Func<Candidate, double?> errorOf
    )
    {
        var weights = WeightsOf(members, errorOf);
        var folds = new List<BacktestFold>();
        var evaluated = members.Index().Where(m => m.Item.Folds.Count > 0).ToList();
        for (var f = 0; evaluated.Count > 0 && f < evaluated[0].Item.Folds.Count; f++)
        {
            var fold = f;
            folds.Add(
                new BacktestFold(
                    evaluated[0].Item.Folds[f].Origin,
                    Mean([
                        .. evaluated.Select(m => (m.Item.Folds[fold].Forecast, weights[m.Index])),
                    ])
                )
            );
        }

        var forecast = Mean([.. members.Select((m, i) => (m.Forecast!, weights[i]))]);
        return new Combination(
            new Candidate(
                ModelName,
                forecast,
                folds,
                BacktestAccuracy.From(folds, horizon),
                FailureReason: null
            ),
            weights
        );
    }

    /// <summary>
    /// Computes weights that add up to 1. A member without a backtest gets the average error, or its own standard error
    /// if that is larger.
    /// </summary>
    private static double[] WeightsOf(
        IReadOnlyList<Candidate> members,
        Func<Candidate, double?> errorOf
    )
    {
        double?[] errors = [.. members.Select(errorOf)];
        var mean = errors.Average() ?? 0;
        if (!(mean > 0))
        {
            // All backtests are without error: members without a backtest get no weight
            var tried = Array.Exists(errors, error => error is not null);
            double[] equal = [.. errors.Select(error => !tried || error is not null ? 1.0 : 0)];
            return [.. equal.Select(w => w / equal.Sum())];
        }

        double[] weights =
        [
            .. members.Select(
                (m, i) =>
                    1
                    / (
                        (errors[i] ?? Math.Max(mean, m.Forecast!.StandardErrors.Average()))
                        + (Smoothing * mean)
                    )
            ),
        ];
        var sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    /// <summary>
    /// Computes the mean forecast and the mean standard error, each at most <see cref="MaxSpread"/> times their median; the
    /// errors of the members are correlated.
    /// </summary>
    private static ModelForecast Mean(IReadOnlyList<(ModelForecast Forecast, double Weight)> parts)
    {
        var horizon = parts[0].Forecast.Values.Length;
        var total = parts.Sum(part => part.Weight);
        var values = new double[horizon];
        var errors = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            var max =
                MaxSpread
                * RobustStatistics.Median([.. parts.Select(p => p.Forecast.StandardErrors[h])]);
            foreach (var (forecast, weight) in parts)
            {
                values[h] += weight / total * forecast.Values[h];
                errors[h] += weight / total * Math.Min(max, forecast.StandardErrors[h]);
            }
        }

        return new ModelForecast(values, errors);
    }
}

namespace ForecastApi.Forecasting.Selection;

/// <summary>
/// The weighted mean of several models, the weights inversely proportional to their backtest errors (Bates and
/// Granger 1969, "The combination of forecasts", Operational Research Quarterly 20; Newbold and Granger 1974).
/// Combining beats choosing: README.md has the figures.
/// </summary>
public sealed record Combination(Candidate Forecast, IReadOnlyList<double> Weights)
{
    /// <summary>The name of the combined forecast in answers.</summary>
    public const string ModelName = "combination";

    /// <summary>Share of the members' mean error that is added to each, so that one lucky backtest cannot take all the weight.</summary>
    private const double Smoothing = 0.1;

    /// <summary>Combines models that have a forecast.</summary>
    /// <param name="members">At least one, each scored from the same origins or not at all.</param>
    /// <param name="horizon">Months forecast.</param>
    public static Combination Create(IReadOnlyList<Candidate> members, int horizon)
    {
        var weights = WeightsOf(members);
        var folds = new List<BacktestFold>();
        var judged = members.Index().Where(m => m.Item.Folds.Count > 0).ToList();
        for (var f = 0; judged.Count > 0 && f < judged[0].Item.Folds.Count; f++)
        {
            var fold = f;
            folds.Add(
                new BacktestFold(
                    judged[0].Item.Folds[f].Origin,
                    Mean([.. judged.Select(m => (m.Item.Folds[fold].Forecast, weights[m.Index]))])
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
    /// Weights that add up to 1. A member without a backtest counts as one of average error, or of the error that it
    /// claims for itself where that is more.
    /// </summary>
    private static double[] WeightsOf(IReadOnlyList<Candidate> members)
    {
        var mean = members.Average(m => m.Error) ?? 0;
        if (!(mean > 0))
        {
            // Nothing tried has erred: what could not be tried has nothing to add
            var tried = members.Any(m => m.Error is not null);
            double[] equal = [.. members.Select(m => !tried || m.Error is not null ? 1.0 : 0)];
            return [.. equal.Select(w => w / equal.Sum())];
        }

        double[] weights =
        [
            .. members.Select(m =>
                1
                / (
                    (m.Error ?? Math.Max(mean, m.Forecast!.StandardErrors.Average()))
                    + (Smoothing * mean)
                )
            ),
        ];
        var sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    /// <summary>The mean forecast, and the mean standard error: the members err together.</summary>
    private static ModelForecast Mean(IReadOnlyList<(ModelForecast Forecast, double Weight)> parts)
    {
        var horizon = parts[0].Forecast.Values.Length;
        var total = parts.Sum(part => part.Weight);
        var values = new double[horizon];
        var errors = new double[horizon];
        foreach (var (forecast, weight) in parts)
        {
            for (var h = 0; h < horizon; h++)
            {
                values[h] += weight / total * forecast.Values[h];
                errors[h] += weight / total * forecast.StandardErrors[h];
            }
        }

        return new ModelForecast(values, errors);
    }
}

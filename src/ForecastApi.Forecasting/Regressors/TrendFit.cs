using ForecastApi.Forecasting.Cleaning;

namespace ForecastApi.Forecasting.Regressors;

/// <summary>
/// Estimates the effects of regressors that have a value in every month, such as working days and prices, by least squares
/// on seasonal differences of logarithms. A running mean is removed from the differences, so that a change of the level
/// does not count as an effect; large residuals are limited (Huber 1964).
/// </summary>
internal static class TrendFit
{
    private const int MinDifferences = 12;
    private const int Reach = 3;
    private const int Rounds = 3;
    private const double Limit = 2;

    /// <summary>Estimates one coefficient per regressor; without evidence where the history is too short.</summary>
    /// <param name="values">The history; months that are not positive are left out.</param>
    /// <param name="regressors">The regressors, without variants.</param>
    /// <param name="season">Months in a season.</param>
    public static EffectEstimate[] Fit(
        ReadOnlySpan<double> values,
        IReadOnlyList<Regressor> regressors,
        int season
    )
    {
        var months = new List<int>(values.Length);
        for (var t = season; t < values.Length; t++)
        {
            if (values[t] > 0 && values[t - season] > 0)
                months.Add(t);
        }
        if (months.Count < MinDifferences)
            return new EffectEstimate[regressors.Count];
        var logs = new double[months.Count];
        for (var i = 0; i < logs.Length; i++)
            logs[i] = Math.Log(values[months[i]] / values[months[i] - season]);
        var target = LessMean(logs);
        double[][] columns =
        [
            .. regressors.Select(r =>
                LessMean([.. months.Select(t => r.At(t) - r.At(t - season))])
            ),
        ];
        return Solve(target, columns);
    }

    private static EffectEstimate[] Solve(double[] target, double[][] columns)
    {
        var weights = Enumerable.Repeat(1.0, target.Length).ToArray();
        var system = new NormalEquations(columns);
        for (var round = 0; ; round++)
        {
            var (coefficients, variances) = system.Solve(target, weights);
            double[] residuals =
            [
                .. target.Select(
                    (y, t) => y - columns.Select((c, k) => coefficients[k] * c[t]).Sum()
                ),
            ];
            if (round == Rounds)
                return Estimates(columns, coefficients, variances, residuals, weights);
            var deviation = RobustStatistics.DeviationAboutZero(residuals);
            for (var t = 0; t < weights.Length; t++)
                weights[t] =
                    Math.Abs(residuals[t]) > Limit * deviation
                        ? Limit * deviation / Math.Abs(residuals[t])
                        : 1;
        }
    }

    private static EffectEstimate[] Estimates(
        double[][] columns,
        double[] coefficients,
        double[] variances,
        double[] residuals,
        double[] weights
    )
    {
        var sum = residuals.Zip(weights, (r, w) => w * r * r).Sum();
        var noise = sum / Math.Max(1, residuals.Length - columns.Length);
        return
        [
            .. columns.Select(
                (column, k) =>
                    Array.TrueForAll(column, x => Math.Abs(x) < 1e-9) || !(variances[k] > 0)
                        ? default
                        : new EffectEstimate(
                            coefficients[k],
                            Math.Max(1e-9, noise * variances[k]),
                            residuals.Length
                        )
            ),
        ];
    }

    private static double[] LessMean(double[] values)
    {
        var rest = new double[values.Length];
        for (var t = 0; t < rest.Length; t++)
        {
            var (from, to) = (Math.Max(0, t - Reach), Math.Min(rest.Length - 1, t + Reach));
            var sum = 0.0;
            for (var i = from; i <= to; i++)
                sum += values[i];
            rest[t] = values[t] - (sum / (to - from + 1));
        }
        return rest;
    }
}

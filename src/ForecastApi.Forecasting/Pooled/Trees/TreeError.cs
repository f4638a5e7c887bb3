namespace ForecastApi.Forecasting.Pooled.Trees;

/// <summary>Measures the error of trees on products outside the training sample.</summary>
internal static class TreeError
{
    private const int Windows = 1000;

    /// <summary>
    /// Computes the mean absolute error per month of the horizon over random windows, in units of each series' scale.
    /// </summary>
    /// <param name="trees">The trees.</param>
    /// <param name="series">At least one, each longer than <paramref name="minMonths"/>.</param>
    /// <param name="minMonths">The minimum number of months before the first forecast month.</param>
    /// <param name="horizon">
    /// Months to forecast; a month that no history reaches gets the error of the month before.
    /// </param>
    /// <param name="season">Months in a season.</param>
    /// <param name="seed">The seed of the windows.</param>
    public static double[] Measure(
        TreeEnsemble trees,
        IReadOnlyList<SeriesEncoding> series,
        int minMonths,
        int horizon,
        int season,
        int seed
    )
    {
        var random = new Random(seed);
        var features = new TreeFeatures(season);
        var target = new float[horizon];
        var forecast = new double[horizon];
        var error = new double[horizon];
        var count = new int[horizon];
        for (var i = 0; i < Windows; i++)
        {
            var one = series[random.Next(series.Count)];
            var end = random.Next(minMonths, one.Length);
            one.WriteTarget(end, target);
            trees.Forecast(one, end, features, forecast);
            for (var h = 0; h < Math.Min(horizon, one.Length - end); h++)
            {
                error[h] += Math.Abs(forecast[h] - target[h]);
                count[h]++;
            }
        }

        for (var h = 0; h < horizon; h++)
            error[h] = count[h] > 0 ? error[h] / count[h] : error[h - 1];
        return error;
    }
}

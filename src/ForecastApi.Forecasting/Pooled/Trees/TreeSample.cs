namespace ForecastApi.Forecasting.Pooled.Trees;

/// <summary>Draws training rows: uniformly over the series, the windows of a series and the leads.</summary>
internal static class TreeSample
{
    /// <summary>The maximum number of rows; twice as many reduce the error by a few tenths of a percent.</summary>
    public const int MaxRows = 40_000;

    /// <summary>
    /// The maximum absolute label, in units of the series' scale. Microsoft.ML offers only the squared loss for
    /// LightGBM; bounded labels limit the effect of extreme months, as a Huber loss does.
    /// </summary>
    private const float MaxLabel = 4;

    private const int RowsBetweenChecks = 4096;

    /// <summary>Draws rows with replacement.</summary>
    /// <param name="series">At least one, each longer than <paramref name="minMonths"/>.</param>
    /// <param name="minMonths">The minimum number of months before the first forecast month.</param>
    /// <param name="horizon">Leads.</param>
    /// <param name="season">Months in a season.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <param name="cancellationToken">Cancels the draw.</param>
    public static TreeRow[] Draw(
        IReadOnlyList<SeriesEncoding> series,
        int minMonths,
        int horizon,
        int season,
        int seed,
        CancellationToken cancellationToken
    )
    {
        var random = new Random(seed);
        var features = new TreeFeatures(season);
        var target = new float[horizon];
        var windows = series.Sum(s => (long)s.Length - minMonths);
        var rows = new TreeRow[Math.Min(MaxRows, windows * horizon)];
        for (var i = 0; i < rows.Length; i++)
        {
            if (i % RowsBetweenChecks == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var one = series[random.Next(series.Count)];
            var end = random.Next(minMonths, one.Length);
            var lead = random.Next(Math.Min(horizon, one.Length - end));
            features.Read(one, end);
            one.WriteTarget(end, target);
            rows[i] = new TreeRow
            {
                Label = Math.Clamp(target[lead] - features.Anchor, -MaxLabel, MaxLabel),
                Features = new float[features.Count],
            };
            features.Write(lead, rows[i].Features);
        }

        return rows;
    }
}

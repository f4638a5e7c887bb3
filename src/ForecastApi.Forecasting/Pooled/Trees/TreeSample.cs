namespace ForecastApi.Forecasting.Pooled.Trees;

/// <summary>Draws months to learn from: every series as often as every other, every window of it, every lead.</summary>
internal static class TreeSample
{
    /// <summary>The most rows; twice as many lower the error by a few thousandths of itself.</summary>
    public const int MaxRows = 40_000;

    /// <summary>
    /// Labels end here, in units of the series' scale. LightGBM under Microsoft.ML knows no loss but the squared one;
    /// bounded labels keep a few wild months from ruling it, as a Huber loss would.
    /// </summary>
    private const float MaxLabel = 4;

    private const int RowsBetweenChecks = 4096;

    /// <summary>Draws rows with replacement.</summary>
    /// <param name="series">At least one, each longer than <paramref name="minMonths"/>.</param>
    /// <param name="minMonths">Months before the first month that may be asked for.</param>
    /// <param name="horizon">Leads.</param>
    /// <param name="season">Months in a season.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <param name="cancellationToken">Stops the draw.</param>
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

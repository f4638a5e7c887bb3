namespace ForecastApi.Forecasting.Pooled;

/// <summary>Counts how often products sell again after a season without a sale.</summary>
internal static class Returns
{
    /// <summary>The rate without evidence: of spare parts and shop articles with such a gap, about half sold again.</summary>
    public const double PriorRate = 0.5;

    // The weight of the prior rate, in products.
    private const double PriorWeight = 4;

    /// <summary>Returns the share of products that sold again within a season, of those that were silent for one.</summary>
    /// <param name="sample">Histories that all end in the same month.</param>
    /// <param name="season">Months in a season.</param>
    public static double Rate(IReadOnlyList<MonthlySeries> sample, int season)
    {
        var (silent, returned) = (0, 0);
        foreach (var series in sample)
        {
            var gap = 0;
            for (var t = 0; t + season < series.Length; t++)
            {
                gap = series.Values[t] > 0 ? 0 : gap + 1;
                if (gap != season || !series.Values[..t].ContainsAnyExcept(0))
                    continue;
                silent++;
                returned += series.Values.Slice(t + 1, season).ContainsAnyExcept(0) ? 1 : 0;
            }
        }
        return (returned + (PriorWeight * PriorRate)) / (silent + PriorWeight);
    }
}

namespace ForecastApi.Forecasting.Cleaning;

/// <summary>
/// Sales of a month out of stock are a floor under its demand. The part that was missed is taken for the share of the
/// month without stock times what a full month would have sold (the unconstraining of censored sales; Talluri and
/// van Ryzin 2004, "The Theory and Practice of Revenue Management", section 9.4).
/// </summary>
internal static class StockoutCorrection
{
    /// <summary>
    /// Raises the months with a share above zero in <paramref name="values"/>; never lowers one. Months of net returns
    /// in <paramref name="recorded"/> say nothing of what a full month sells.
    /// </summary>
    public static void Apply(
        double[] values,
        ReadOnlySpan<double> recorded,
        ReadOnlySpan<double> shares,
        int season
    )
    {
        var trusted = new bool[values.Length];
        for (var t = 0; t < trusted.Length; t++)
            trusted[t] = shares[t] == 0 && recorded[t] >= 0;
        var expected = ExpectedDemand.Estimate(values, trusted, season) ?? OwnRate(values, shares);
        for (var t = 0; t < values.Length; t++)
            values[t] += shares[t] * expected[t];
    }

    /// <summary>
    /// Where no month was wholly in stock: the median of what each would have sold at the rate of its days in stock;
    /// days on which hardly anything was in stock say too little.
    /// </summary>
    private static double[] OwnRate(double[] values, ReadOnlySpan<double> shares)
    {
        var rates = new List<double>(values.Length);
        for (var t = 0; t < values.Length; t++)
        {
            if (shares[t] <= 0.9)
                rates.Add(values[t] / (1 - shares[t]));
        }

        var expected = new double[values.Length];
        Array.Fill(expected, RobustStatistics.Median([.. rates]));
        return expected;
    }
}

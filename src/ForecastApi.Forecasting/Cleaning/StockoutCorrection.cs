namespace ForecastApi.Forecasting.Cleaning;

/// <summary>
/// Corrects the sales of months out of stock, which are a lower limit of the demand. The missing part is the share of
/// the month without stock times the expected demand of a full month (the unconstraining of censored sales; Talluri and
/// van Ryzin 2004, "The Theory and Practice of Revenue Management", section 9.4).
/// </summary>
internal static class StockoutCorrection
{
    /// <summary>
    /// Raises the months with a share above zero in <paramref name="values"/>; never lowers one. Months of net returns
    /// in <paramref name="recorded"/> are not used for the expected demand.
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
    /// Estimates the expected demand when no month was fully in stock: the median of the sales per share of the month
    /// in stock, without months that were almost entirely out of stock.
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

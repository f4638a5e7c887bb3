namespace ForecastApi.Forecasting.Models;

/// <summary>
/// Tests whether a series has a season: its autocorrelation at the seasonal lag against the 90 % limit, as in the M
/// competitions' Naive2 (Makridakis, Spiliotis and Assimakopoulos 2020, "The M4 Competition", International Journal of
/// Forecasting 36).
/// </summary>
internal static class SeasonalTest
{
    private const double Probit90 = 1.645;

    public static bool IsSeasonal(ReadOnlySpan<double> values, int season)
    {
        var mean = 0.0;
        foreach (var value in values)
            mean += value / values.Length;
        var variance = 0.0;
        foreach (var value in values)
            variance += (value - mean) * (value - mean);
        if (!(variance > 0))
            return false;

        var squares = 0.0;
        for (var lag = 1; lag < season; lag++)
        {
            var correlation = Autocovariance(values, mean, lag) / variance;
            squares += correlation * correlation;
        }

        var limit = Probit90 * Math.Sqrt((1 + (2 * squares)) / values.Length);
        return Math.Abs(Autocovariance(values, mean, season) / variance) > limit;
    }

    private static double Autocovariance(ReadOnlySpan<double> values, double mean, int lag)
    {
        var sum = 0.0;
        for (var t = lag; t < values.Length; t++)
            sum += (values[t] - mean) * (values[t - lag] - mean);
        return sum;
    }
}

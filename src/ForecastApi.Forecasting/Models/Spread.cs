namespace ForecastApi.Forecasting.Models;

/// <summary>Estimates the noise from which the simple models derive their standard errors.</summary>
internal static class Spread
{
    /// <summary>
    /// Computes the root mean square of y(t) − y(t − <paramref name="lag"/>). For a single value it is half of its
    /// size, because a bound of width zero would claim certainty.
    /// </summary>
    public static double RootMeanSquareDifference(ReadOnlySpan<double> values, int lag)
    {
        if (values.Length <= lag)
            return values.IsEmpty ? 0 : Math.Abs(values[^1]) / 2;
        var sum = 0.0;
        for (var i = lag; i < values.Length; i++)
            sum += (values[i] - values[i - lag]) * (values[i] - values[i - lag]);
        return Math.Sqrt(sum / (values.Length - lag));
    }
}

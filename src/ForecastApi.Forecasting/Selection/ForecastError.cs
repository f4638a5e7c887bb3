namespace ForecastApi.Forecasting.Selection;

/// <summary>
/// The error measures of the service; nothing else computes one. The error is e = forecast − demand, so that a
/// positive bias means too high a forecast. A measure without a meaning (no points, no demand, a flat history as
/// scale) is null, never NaN or infinity.
/// Sources: Hyndman and Koehler (2006), "Another look at measures of forecast accuracy", International Journal of
/// Forecasting 22 (MASE); Makridakis, Spiliotis and Assimakopoulos (2022), "The M5 competition", ibid. 38 (RMSSE);
/// Makridakis and Hibon (2000), "The M3-Competition", ibid. 16 (sMAPE, there times 100).
/// </summary>
public static class ForecastError
{
    /// <summary>Mean absolute error Σ|e| / n, in units. Null without points.</summary>
    public static double? Mae(ReadOnlySpan<double> demand, ReadOnlySpan<double> forecast) =>
        Ratio(SumOfAbsoluteErrors(demand, forecast), demand.Length);

    /// <summary>Root mean squared error √(Σe² / n), in units. Null without points.</summary>
    public static double? Rmse(ReadOnlySpan<double> demand, ReadOnlySpan<double> forecast) =>
        Ratio(SumOfSquaredErrors(demand, forecast), demand.Length) is { } mean
            ? Math.Sqrt(mean)
            : null;

    /// <summary>
    /// Symmetric mean absolute percentage error, the mean of 2|e| / (|demand| + |forecast|), a fraction 0..2.
    /// A month where both are zero is a hit and counts 0. Null without points.
    /// </summary>
    public static double? Smape(ReadOnlySpan<double> demand, ReadOnlySpan<double> forecast)
    {
        CheckLengths(demand, forecast);
        var sum = 0.0;
        for (var i = 0; i < demand.Length; i++)
        {
            var size = Math.Abs(demand[i]) + Math.Abs(forecast[i]);
            if (size > 0)
                sum += 2 * Math.Abs(forecast[i] - demand[i]) / size;
        }

        return Ratio(sum, demand.Length);
    }

    /// <summary>Weighted absolute percentage error Σ|e| / Σ demand. Null unless the demand's sum is positive.</summary>
    public static double? Wape(ReadOnlySpan<double> demand, ReadOnlySpan<double> forecast) =>
        Ratio(SumOfAbsoluteErrors(demand, forecast), Sum(demand));

    /// <summary>Relative bias Σe / Σ demand; positive = forecast too high. Null unless the demand's sum is positive.</summary>
    public static double? Bias(ReadOnlySpan<double> demand, ReadOnlySpan<double> forecast)
    {
        CheckLengths(demand, forecast);
        return Ratio(Sum(forecast) - Sum(demand), Sum(demand));
    }

    /// <summary>
    /// Mean absolute scaled error: <see cref="Mae"/> over <see cref="AbsoluteScale"/> of the history known at the
    /// forecast's origin, never of the months it is judged on. Null when the scale is.
    /// </summary>
    public static double? Mase(
        ReadOnlySpan<double> demand,
        ReadOnlySpan<double> forecast,
        double? absoluteScale
    ) => Mae(demand, forecast) is { } mae && absoluteScale is { } scale ? Ratio(mae, scale) : null;

    /// <summary>Root mean squared scaled error √(Σe² / n / <see cref="SquaredScale"/>). Null when the scale is.</summary>
    public static double? Rmsse(
        ReadOnlySpan<double> demand,
        ReadOnlySpan<double> forecast,
        double? squaredScale
    ) =>
        squaredScale is { } scale
        && Ratio(SumOfSquaredErrors(demand, forecast), demand.Length * scale) is { } mean
            ? Math.Sqrt(mean)
            : null;

    /// <summary>Share of months with lower ≤ demand ≤ upper, a fraction. Null without points.</summary>
    public static double? Coverage(
        ReadOnlySpan<double> demand,
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> upper
    )
    {
        CheckLengths(demand, lower);
        CheckLengths(demand, upper);
        var inside = 0;
        for (var i = 0; i < demand.Length; i++)
        {
            if (lower[i] <= demand[i] && demand[i] <= upper[i])
                inside++;
        }

        return Ratio(inside, demand.Length);
    }

    /// <summary>
    /// Scale of the MASE: mean |y(t) − y(t−m)| of the history with m = <paramref name="seasonLength"/>, and m = 1
    /// where the history is not longer than a season. Null when there is no difference or all are zero.
    /// </summary>
    public static double? AbsoluteScale(ReadOnlySpan<double> history, int seasonLength)
    {
        var lag = history.Length > seasonLength ? seasonLength : 1;
        return history.Length > lag ? Positive(Mae(history[lag..], history[..^lag])) : null;
    }

    /// <summary>Scale of the RMSSE: mean (y(t) − y(t−1))² of the history. Null when there is no difference or all are zero.</summary>
    public static double? SquaredScale(ReadOnlySpan<double> history) =>
        history.Length > 1
            ? Positive(Ratio(SumOfSquaredErrors(history[1..], history[..^1]), history.Length - 1))
            : null;

    private static double SumOfAbsoluteErrors(
        ReadOnlySpan<double> demand,
        ReadOnlySpan<double> forecast
    )
    {
        CheckLengths(demand, forecast);
        var sum = 0.0;
        for (var i = 0; i < demand.Length; i++)
            sum += Math.Abs(forecast[i] - demand[i]);
        return sum;
    }

    private static double SumOfSquaredErrors(
        ReadOnlySpan<double> demand,
        ReadOnlySpan<double> forecast
    )
    {
        CheckLengths(demand, forecast);
        var sum = 0.0;
        for (var i = 0; i < demand.Length; i++)
            sum += (forecast[i] - demand[i]) * (forecast[i] - demand[i]);
        return sum;
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum;
    }

    private static double? Ratio(double numerator, double denominator)
    {
        var ratio = denominator > 0 ? numerator / denominator : double.NaN;
        return double.IsFinite(ratio) ? ratio : null;
    }

    private static double? Positive(double? value) => value > 0 ? value : null;

    private static void CheckLengths(ReadOnlySpan<double> demand, ReadOnlySpan<double> other)
    {
        if (demand.Length != other.Length)
            throw new ArgumentException("Demand and forecast differ in length.", nameof(other));
    }
}

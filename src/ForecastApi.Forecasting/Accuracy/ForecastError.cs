namespace ForecastApi.Forecasting.Accuracy;

/// <summary>
/// Computes the error measures of one series. The error is e = forecast − demand, so that a positive bias means too
/// high a forecast. An undefined measure (no points, no demand, a flat history as scale) is null, never NaN or
/// infinity. <see cref="ErrorSums"/> has the formulas of the measures that need no scale. Sources: Hyndman and Koehler
/// (2006), "Another look at measures of forecast accuracy", International Journal of Forecasting 22 (MASE); Makridakis,
/// Spiliotis and Assimakopoulos (2022), "The M5 competition", ibid. 38 (RMSSE); Makridakis and Hibon (2000), "The
/// M3-Competition", ibid. 16 (sMAPE, there times 100).
/// </summary>
public static class ForecastError
{
    /// <inheritdoc cref="ErrorSums.Mae"/>
    public static double? Mae(ReadOnlySpan<double> demand, ReadOnlySpan<double> forecast) =>
        Sums(demand, forecast).Mae;

    /// <inheritdoc cref="ErrorSums.Rmse"/>
    public static double? Rmse(ReadOnlySpan<double> demand, ReadOnlySpan<double> forecast) =>
        Sums(demand, forecast).Rmse;

    /// <inheritdoc cref="ErrorSums.Smape"/>
    public static double? Smape(ReadOnlySpan<double> demand, ReadOnlySpan<double> forecast) =>
        Sums(demand, forecast).Smape;

    /// <inheritdoc cref="ErrorSums.Wape"/>
    public static double? Wape(ReadOnlySpan<double> demand, ReadOnlySpan<double> forecast) =>
        Sums(demand, forecast).Wape;

    /// <inheritdoc cref="ErrorSums.Bias"/>
    public static double? Bias(ReadOnlySpan<double> demand, ReadOnlySpan<double> forecast) =>
        Sums(demand, forecast).Bias;

    /// <inheritdoc cref="ErrorSums.TrackingSignal"/>
    public static double? TrackingSignal(
        ReadOnlySpan<double> demand,
        ReadOnlySpan<double> forecast
    ) => Sums(demand, forecast).TrackingSignal;

    /// <summary>
    /// Computes the mean absolute scaled error: MAE / <see cref="AbsoluteScale"/> of the history before the forecast's
    /// origin. Null when the scale is null.
    /// </summary>
    public static double? Mase(
        ReadOnlySpan<double> demand,
        ReadOnlySpan<double> forecast,
        double? absoluteScale
    ) =>
        Mae(demand, forecast) is { } mae && absoluteScale is { } scale
            ? ErrorSums.Ratio(mae, scale)
            : null;

    /// <summary>
    /// Computes the root mean squared scaled error √(Σe² / n / <see cref="SquaredScale"/>). Null when the scale is
    /// null.
    /// </summary>
    public static double? Rmsse(
        ReadOnlySpan<double> demand,
        ReadOnlySpan<double> forecast,
        double? squaredScale
    ) =>
        Rmse(demand, forecast) is { } rmse && squaredScale is { } scale
            ? ErrorSums.Ratio(rmse, Math.Sqrt(scale))
            : null;

    /// <summary>Computes the share of months with lower ≤ demand ≤ upper, a fraction. Null without points.</summary>
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

        return ErrorSums.Ratio(inside, demand.Length);
    }

    /// <summary>
    /// Computes the pinball loss of a quantile forecast q of probability p, in units: p·(y − q) for demand y above it,
    /// (1 − p)·(q − y) for demand below (Koenker and Bassett 1978, "Regression quantiles", Econometrica 46).
    /// </summary>
    public static double Pinball(double demand, double quantile, double probability) =>
        demand >= quantile
            ? probability * (demand - quantile)
            : (1 - probability) * (quantile - demand);

    /// <summary>
    /// Computes the scale of the MASE: mean |y(t) − y(t−m)| of the history with m = <paramref name="seasonLength"/>,
    /// and m = 1 when the history is not longer than a season. Null when there is no difference or all are zero.
    /// </summary>
    public static double? AbsoluteScale(ReadOnlySpan<double> history, int seasonLength)
    {
        var lag = history.Length > seasonLength ? seasonLength : 1;
        return history.Length > lag ? Positive(Mae(history[lag..], history[..^lag])) : null;
    }

    /// <summary>
    /// Computes the scale of the RMSSE: mean (y(t) − y(t−1))² of the history. Null when there is no difference or all
    /// are zero.
    /// </summary>
    public static double? SquaredScale(ReadOnlySpan<double> history) =>
        history.Length > 1 ? Positive(Sums(history[1..], history[..^1]).MeanSquare) : null;

    private static ErrorSums Sums(ReadOnlySpan<double> demand, ReadOnlySpan<double> forecast)
    {
        CheckLengths(demand, forecast);
        var sums = new ErrorSums();
        for (var i = 0; i < demand.Length; i++)
            sums.Add(demand[i], forecast[i]);
        return sums;
    }

    private static double? Positive(double? value) => value > 0 ? value : null;

    private static void CheckLengths(ReadOnlySpan<double> demand, ReadOnlySpan<double> other)
    {
        if (demand.Length != other.Length)
            throw new ArgumentException(
                "Demand and forecast must have the same length.",
                nameof(other)
            );
    }
}

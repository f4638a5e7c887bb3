namespace ForecastApi.Forecasting.Accuracy;

/// <summary>The benchmark and scales for the errors of a forecast, as known at its origin.</summary>
/// <param name="Benchmark">The seasonal naive forecast of each month of the horizon, in units.</param>
/// <param name="AbsoluteScale">Scale of the MASE, in units; null when the history is flat.</param>
/// <param name="SquaredScale">Scale of the RMSSE, in units²; null when the history is flat.</param>
public sealed record ErrorBasis(double[] Benchmark, double? AbsoluteScale, double? SquaredScale)
{
    /// <summary>Computes the basis for forecasts after a history.</summary>
    /// <param name="recorded">Recorded sales per month, in units; may be empty.</param>
    /// <param name="seasonLength">Months in a season.</param>
    /// <param name="horizon">Months forecast.</param>
    public static ErrorBasis From(ReadOnlySpan<double> recorded, int seasonLength, int horizon) =>
        new(
            SeasonalNaiveBenchmark.Forecast(recorded, seasonLength, horizon),
            ForecastError.AbsoluteScale(recorded, seasonLength),
            ForecastError.SquaredScale(recorded)
        );
}

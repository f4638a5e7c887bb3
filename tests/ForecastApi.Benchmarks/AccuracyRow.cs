using System.Globalization;
using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Benchmarks;

/// <summary>Errors of a method on the held-out months of all series, as means over the series.</summary>
internal sealed record AccuracyRow(
    string Method,
    double Smape,
    double Mase,
    double Rmsse,
    double Bias,
    double Cover80,
    double Cover95,
    double Milliseconds
)
{
    public const string Head =
        "| method | sMAPE | MASE | RMSSE | OWA | bias | 80 % covers | 95 % covers | CPU ms/series |\n|---|---|---|---|---|---|---|---|---|";

    /// <summary>The errors of one forecast a series, in the order of the series.</summary>
    public static AccuracyRow Of(
        string method,
        IReadOnlyList<HeldOutSeries> all,
        IReadOnlyList<BoundedForecast> forecasts,
        TimeSpan cpu
    )
    {
        var pairs = all.Zip(forecasts).ToList();
        return new AccuracyRow(
            method,
            100 * Mean(pairs, (s, f) => ForecastError.Smape(s.Demand, f.Values)),
            Mean(pairs, (s, f) => ForecastError.Mase(s.Demand, f.Values, s.AbsoluteScale)),
            Mean(pairs, (s, f) => ForecastError.Rmsse(s.Demand, f.Values, s.SquaredScale)),
            ForecastError.Bias(
                [.. all.SelectMany(s => s.Demand)],
                [.. forecasts.SelectMany(f => f.Values)]
            ) ?? double.NaN,
            Mean(pairs, (s, f) => ForecastError.Coverage(s.Demand, f.Lower80, f.Upper80)),
            Mean(pairs, (s, f) => ForecastError.Coverage(s.Demand, f.Lower95, f.Upper95)),
            cpu.TotalMilliseconds / all.Count
        );
    }

    /// <summary>Overall weighted average of sMAPE and MASE, each relative to the benchmark's (Makridakis et al. 2020).</summary>
    public double Owa(AccuracyRow naive2) => ((Smape / naive2.Smape) + (Mase / naive2.Mase)) / 2;

    public string ToString(AccuracyRow naive2) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {Method} | {Smape:F2} | {Mase:F3} | {Rmsse:F3} | {Owa(naive2):F3} | {Bias:+0.000;-0.000} | {Cover80:F3} | {Cover95:F3} | {Milliseconds:F2} |"
        );

    private static double Mean(
        IEnumerable<(HeldOutSeries Series, BoundedForecast Forecast)> pairs,
        Func<HeldOutSeries, BoundedForecast, double?> measure
    ) => pairs.Select(pair => measure(pair.Series, pair.Forecast)).Average() ?? double.NaN;
}

namespace ForecastApi.Benchmarks;

/// <summary>
/// The results of other methods on the monthly series of the M3 competition (1,428 series, horizon 18), as published or
/// as measured with their programs; null where unknown.
/// </summary>
internal static class PublishedResults
{
    public sealed record Row(
        string Method,
        double? Smape,
        double? Mase,
        double? Owa,
        double? Cover95
    );

    public static IReadOnlyList<Row> M3Monthly { get; } =
    [
        new("ML.NET ForecastBySsa, window 13, raw", 16.26, 1.013, null, 0.83),
        new("R forecast: damped trend, seasonally adjusted", 14.00, 0.882, 0.842, 0.90),
        new("M3 winner Theta, submitted", 13.89, 0.858, 0.825, null),
        new("M3 ForecastPro, submitted", 13.90, 0.848, 0.820, null),
        new("R forecast: thetaf", 13.86, 0.864, 0.829, 0.90),
        new("R forecast: ets", 14.14, 0.865, 0.838, 0.92),
        new("R forecast: mean of ets and thetaf", 13.59, 0.842, 0.811, 0.93),
        new("mean of ets, thetaf and eleven SSA's median", 13.40, 0.826, 0.797, 0.93),
        new("Chronos-Bolt base, pretrained transformer", null, 0.851, null, null),
        new("N-BEATS-I+G, ensemble of 180 deep networks", 13.11, null, null, null),
    ];

    /// <summary>Whether these series are the ones that the rows are about.</summary>
    public static bool Apply(IReadOnlyList<HeldOutSeries> series) =>
        series.Count == 1428 && series.All(s => s.Demand.Length == 18);
}

namespace ForecastApi.Forecasting.Accuracy;

/// <summary>A forecast and the actual demand, in units.</summary>
/// <param name="Demand">The sales of the month.</param>
/// <param name="Forecast">The forecast.</param>
/// <param name="Band">The bounds; null for a sum of months.</param>
/// <param name="Benchmark">
/// The seasonal naive forecast of the same month from the same origin; null when unknown.
/// </param>
/// <param name="Statistical">The forecast of the models when an override was published instead; else null.</param>
/// <param name="AbsoluteScale">Scale of the MASE at the origin; null when the history was flat.</param>
/// <param name="SquaredScale">Scale of the RMSSE at the origin; null when the history was flat.</param>
public sealed record AccuracyPoint(
    double Demand,
    double Forecast,
    ForecastBand? Band,
    double? Benchmark,
    double? Statistical,
    double? AbsoluteScale,
    double? SquaredScale
)
{
    /// <summary>
    /// Sums months after one origin, for the cumulative error over a lead time that safety stock covers. The sum has no
    /// bounds, because bounds of months do not add up, and no scale.
    /// </summary>
    /// <param name="months">The months, at least one.</param>
    public static AccuracyPoint Sum(IReadOnlyList<AccuracyPoint> months) =>
        new(
            months.Sum(m => m.Demand),
            months.Sum(m => m.Forecast),
            Band: null,
            months.Any(m => m.Benchmark is null) ? null : months.Sum(m => m.Benchmark),
            months.All(m => m.Statistical is null)
                ? null
                : months.Sum(m => m.Statistical ?? m.Forecast),
            AbsoluteScale: null,
            SquaredScale: null
        );
}

namespace ForecastApi.Forecasting.Accuracy;

/// <summary>A forecast held against the demand that came, in units.</summary>
/// <param name="Demand">What was sold.</param>
/// <param name="Forecast">What was forecast.</param>
/// <param name="Band">Its bounds; null where a sum of months has none.</param>
/// <param name="Benchmark">The seasonal naive forecast of the same month from the same origin; null where it is not known.</param>
/// <param name="Statistical">What the models forecast, where a person's override was published instead; else null.</param>
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
    /// Months after one origin judged as one: the cumulative error over a lead time, which safety stock has to cover. It
    /// has no bounds, since those of the months do not add up, and no scale.
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

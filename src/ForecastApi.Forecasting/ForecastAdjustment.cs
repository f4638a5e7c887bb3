using ForecastApi.Forecasting.Cleaning;

namespace ForecastApi.Forecasting;

/// <summary>A month of the history that was trained on with another quantity than was recorded.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Kind">Why.</param>
/// <param name="Recorded">What was sold, in units.</param>
/// <param name="Used">What the models saw, in units; not negative.</param>
public sealed record ForecastAdjustment(
    DateOnly Month,
    AdjustmentKind Kind,
    double Recorded,
    double Used
)
{
    /// <summary>What cleaning changed in a series.</summary>
    internal static IReadOnlyList<ForecastAdjustment> From(
        MonthlySeries series,
        CleanedHistory cleaned,
        PowerOfTwoScale scale = default
    ) =>
        [
            .. cleaned.Adjustments.Select(a => new ForecastAdjustment(
                series.MonthAt(a.Index),
                a.Kind,
                series.Values[a.Index],
                scale.Up(a.Used)
            )),
        ];
}

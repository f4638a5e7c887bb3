using ForecastApi.Forecasting.Cleaning;
using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting;

/// <summary>A month of the history whose recorded quantity was replaced for training.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Kind">The reason.</param>
/// <param name="Recorded">The recorded sales, in units.</param>
/// <param name="Used">The quantity used for training, in units; not negative.</param>
public sealed record ForecastAdjustment(
    DateOnly Month,
    AdjustmentKind Kind,
    double Recorded,
    double Used
)
{
    /// <summary>Converts the adjustments of a cleaned history to months and units.</summary>
    internal static IReadOnlyList<ForecastAdjustment> From(
        MonthlySeries series,
        PreparedHistory prepared,
        PowerOfTwoScale scale = default
    ) =>
        [
            .. prepared.Cleaned.Adjustments.Select(a => new ForecastAdjustment(
                series.MonthAt(a.Index),
                a.Kind,
                series.Values[a.Index],
                scale.Up(a.Used * prepared.Effects.Factor(a.Index))
            )),
        ];
}

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
);

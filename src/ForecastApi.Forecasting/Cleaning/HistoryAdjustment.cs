namespace ForecastApi.Forecasting.Cleaning;

/// <summary>A month that is trained on with another quantity than was recorded.</summary>
/// <param name="Index">Position of the month in the history, from 0.</param>
/// <param name="Kind">The reason; of several the one that concerns the month alone.</param>
/// <param name="Recorded">What was sold, in units.</param>
/// <param name="Used">What the models see, in units; not negative.</param>
public sealed record HistoryAdjustment(
    int Index,
    AdjustmentKind Kind,
    double Recorded,
    double Used
);

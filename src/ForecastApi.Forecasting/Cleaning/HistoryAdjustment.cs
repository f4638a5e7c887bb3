namespace ForecastApi.Forecasting.Cleaning;

/// <summary>A month whose recorded quantity is replaced for training.</summary>
/// <param name="Index">Position of the month in the history, from 0.</param>
/// <param name="Kind">The reason; of several reasons the one that concerns only this month.</param>
/// <param name="Recorded">The recorded sales, in units.</param>
/// <param name="Used">The quantity used for training, in units; not negative.</param>
public sealed record HistoryAdjustment(
    int Index,
    AdjustmentKind Kind,
    double Recorded,
    double Used
);

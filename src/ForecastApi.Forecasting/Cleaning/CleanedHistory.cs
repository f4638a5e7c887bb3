namespace ForecastApi.Forecasting.Cleaning;

/// <summary>A history as the models see it.</summary>
/// <param name="Values">One value per month, none negative.</param>
/// <param name="Adjustments">The months that differ from what was recorded, oldest first.</param>
public sealed record CleanedHistory(double[] Values, IReadOnlyList<HistoryAdjustment> Adjustments);

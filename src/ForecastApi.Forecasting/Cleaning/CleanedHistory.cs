namespace ForecastApi.Forecasting.Cleaning;

/// <summary>A history prepared for training.</summary>
/// <param name="Values">One value per month, none negative.</param>
/// <param name="Adjustments">The months that differ from the recorded history, oldest first.</param>
public sealed record CleanedHistory(double[] Values, IReadOnlyList<HistoryAdjustment> Adjustments);

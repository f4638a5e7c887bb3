using ForecastApi.Common;

namespace ForecastApi.Alerts;

/// <summary>A level shift that was removed from the training data.</summary>
/// <param name="Month">The last month at the old level.</param>
public sealed record ReviewStep(int ProductId, Month Month, decimal Recorded, decimal Used);

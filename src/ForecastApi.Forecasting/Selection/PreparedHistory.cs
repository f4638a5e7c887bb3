using ForecastApi.Forecasting.Cleaning;
using ForecastApi.Forecasting.Regressors;

namespace ForecastApi.Forecasting.Selection;

/// <summary>A history for training.</summary>
/// <param name="Cleaned">The months without the effects of regressors, cleaned.</param>
/// <param name="Effects">The effects that were removed.</param>
public sealed record PreparedHistory(CleanedHistory Cleaned, RegressorEffects Effects)
{
    /// <summary>The months.</summary>
    public double[] Values => Cleaned.Values;
}

namespace ForecastApi.Forecasting.Models;

/// <summary>How <see cref="SeasonallyAdjustedModel"/> finds the season.</summary>
public enum SeasonalAdjustment
{
    /// <summary>
    /// Classical decomposition: the plain mean of all years, and no season at all unless the autocorrelation at the
    /// seasonal lag is significant; as in the benchmark Naive2 of the M competitions.
    /// </summary>
    Classical,

    /// <summary>
    /// The recent years weigh more, and the indices are drawn towards no season as far as the years contradict each
    /// other; without a test, as weak seasons come out small.
    /// </summary>
    Shrunk,
}

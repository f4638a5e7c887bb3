namespace ForecastApi.Forecasting.Models;

/// <summary>The method by which <see cref="SeasonallyAdjustedModel"/> estimates the season.</summary>
public enum SeasonalAdjustment
{
    /// <summary>
    /// Classical decomposition: the unweighted mean of all years, and no season unless the autocorrelation at the
    /// seasonal lag is significant; as in the benchmark Naive2 of the M competitions.
    /// </summary>
    Classical,

    /// <summary>
    /// Recent years have more weight, and the indices are shrunk towards no season by the variation between years;
    /// without a test, because weak seasons get small indices.
    /// </summary>
    Shrunk,
}

namespace ForecastApi.Forecasting.Models;

/// <summary>
/// The mean of the last season, or of the whole history if it is shorter, with the standard error of
/// <see cref="MeanModel"/>. For demand with many empty months: of all simple rules it had the smallest squared errors on
/// spare parts.
/// </summary>
/// <param name="seasonLength">Months in a season.</param>
public sealed class SeasonMeanModel(int seasonLength) : IForecastModel
{
    /// <summary>The name of this model in API responses.</summary>
    public const string ModelName = "seasonMean";

    private readonly MeanModel _mean = new();

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public int MinHistory => 0;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon) =>
        _mean.Forecast(values[Math.Max(0, values.Length - seasonLength)..], horizon);
}

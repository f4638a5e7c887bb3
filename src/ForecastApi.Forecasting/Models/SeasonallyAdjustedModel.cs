namespace ForecastApi.Forecasting.Models;

/// <summary>
/// Applies another model to seasonally adjusted values; the season of <see cref="SeasonalIndices"/> is removed before
/// and restored after. Without a significant season the inner model gets the original values.
/// </summary>
/// <param name="inner">The model of the adjusted values.</param>
/// <param name="seasonLength">Months in a season.</param>
/// <param name="adjustment">The method that estimates the season.</param>
public sealed class SeasonallyAdjustedModel(
    IForecastModel inner,
    int seasonLength,
    SeasonalAdjustment adjustment = SeasonalAdjustment.Classical
) : IForecastModel
{
    /// <inheritdoc/>
    public string Name { get; } = $"{inner.Name}Adjusted";

    /// <inheritdoc/>
    public int MinHistory => inner.MinHistory;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        if (SeasonalIndices.Estimate(values, seasonLength, adjustment) is not { } indices)
            return inner.Forecast(values, horizon);

        var adjusted = new double[values.Length];
        for (var t = 0; t < adjusted.Length; t++)
            adjusted[t] = indices.Remove(values[t], t);

        var forecast = inner.Forecast(adjusted, horizon);
        var quantities = new double[horizon];
        var errors = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            quantities[h] = indices.Apply(forecast.Values[h], values.Length + h);
            errors[h] = indices.ApplyToError(forecast.StandardErrors[h], values.Length + h);
        }

        return new ModelForecast(quantities, errors);
    }
}

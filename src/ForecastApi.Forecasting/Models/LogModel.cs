namespace ForecastApi.Forecasting.Models;

/// <summary>
/// Applies another model to the logarithms of the values, where growth and season are additive instead of
/// multiplicative. The logarithms are relative to the geometric mean and raised by <see cref="Level"/>, so that the
/// forecast does not depend on the unit of the values. The back-transformed forecast is the median, exp(f), its
/// standard error exp(f)·s to first order. If a value is not positive, the inner model gets the original values.
/// </summary>
/// <param name="inner">The model of the logarithms.</param>
public sealed class LogModel(IForecastModel inner) : IForecastModel
{
    /// <summary>
    /// The level of the transformed values. An SSA needs a level that is large relative to the variation, as in raw
    /// sales: otherwise the leading singular vector is not the level.
    /// </summary>
    private const double Level = 8;

    /// <inheritdoc/>
    public string Name { get; } = $"{inner.Name}Log";

    /// <inheritdoc/>
    public int MinHistory => inner.MinHistory;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        var logs = new double[values.Length];
        var mean = 0.0;
        for (var t = 0; t < values.Length; t++)
        {
            if (values[t] <= 0)
                return inner.Forecast(values, horizon);
            logs[t] = Math.Log(values[t]);
            mean += logs[t] / values.Length;
        }

        for (var t = 0; t < logs.Length; t++)
            logs[t] += Level - mean;
        var forecast = inner.Forecast(logs, horizon);
        var quantities = new double[horizon];
        var errors = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            quantities[h] = Math.Exp(forecast.Values[h] - Level + mean);
            errors[h] = quantities[h] * forecast.StandardErrors[h];
        }

        return new ModelForecast(quantities, errors);
    }
}

namespace ForecastApi.Forecasting.Models.Smoothing;

/// <summary>The member of the exponential smoothing family with additive error, damped trend and no season.</summary>
internal sealed class DampedSmoothing : IForecastModel
{
    private static readonly EtsForm _form = new(
        MultiplicativeError: false,
        EtsTrend.Damped,
        EtsSeason.None
    );

    /// <inheritdoc/>
    public string Name => DampedTrendModel.ModelName;

    /// <summary>Six parameters and states, one month for the error's variance and one for the criterion.</summary>
    public int MinimumHistory => 8;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon) =>
        EtsSearch.Fit(values, _form, seasonLength: 1)!.Forecast(horizon);
}

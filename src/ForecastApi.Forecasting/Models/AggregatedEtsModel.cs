namespace ForecastApi.Forecasting.Models;

/// <summary>
/// Exponential smoothing (the forms of <see cref="EtsModel"/> without a season) of the seasonally adjusted values
/// (<see cref="SeasonalAdjustment.Shrunk"/>) at all frequencies from a month to a season
/// (<see cref="TemporalAggregation"/>).
/// </summary>
/// <param name="seasonLength">Months in a season.</param>
public sealed class AggregatedEtsModel(int seasonLength) : IForecastModel
{
    /// <summary>The name of this model in API responses.</summary>
    public const string ModelName = "aggregatedEts";

    private readonly SeasonallyAdjustedModel _model = new(
        new TemporalAggregation(new EtsModel(EtsModel.NoSeason), seasonLength),
        seasonLength,
        SeasonalAdjustment.Shrunk
    );

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public int MinHistory => _model.MinHistory;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon) =>
        _model.Forecast(values, horizon);
}

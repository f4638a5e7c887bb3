namespace ForecastApi.Forecasting.Pooled;

/// <summary>
/// A model trained on many products, in two versions: trained on all months, for the forecast; and trained on the
/// months before the earliest origin of a backtest, so that the backtest evaluates it on unseen months.
/// </summary>
/// <param name="trained">The version trained on all months.</param>
/// <param name="trainedBefore">
/// The version trained on the months before the backtest; null when these were too few.
/// </param>
public sealed class PooledModel(IForecastModel trained, IForecastModel? trainedBefore)
    : IForecastModel
{
    /// <inheritdoc/>
    public string Name => trained.Name;

    /// <inheritdoc/>
    public int MinHistory => trained.MinHistory;

    /// <summary>The model trained on all months.</summary>
    internal IForecastModel ForForecast => trained;

    /// <summary>The version for a backtest; null when there is none.</summary>
    public IForecastModel? ForBacktest => trainedBefore;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon) =>
        trained.Forecast(values, horizon);
}

namespace ForecastApi.Forecasting.Pooled;

/// <summary>
/// A model that has learned from many products. It comes in two: trained on all months, for the forecast; and trained
/// on the months before the earliest origin of a backtest, so that a backtest judges it on months it has not seen.
/// </summary>
/// <param name="trained">Trained on all months.</param>
/// <param name="trainedBefore">Trained on the months before the backtest; null when these were too few.</param>
public sealed class PooledModel(IForecastModel trained, IForecastModel? trainedBefore)
    : IForecastModel
{
    /// <inheritdoc/>
    public string Name => trained.Name;

    /// <inheritdoc/>
    public int MinHistory => trained.MinHistory;

    /// <summary>The model trained on all months.</summary>
    internal IForecastModel ForForecast => trained;

    /// <summary>What a backtest may use; null when there is none.</summary>
    public IForecastModel? ForBacktest => trainedBefore;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon) =>
        trained.Forecast(values, horizon);
}

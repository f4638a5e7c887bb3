namespace ForecastApi.Forecasting.Selection;

/// <summary>A candidate model of a series.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Forecast">Its forecast; null when it failed.</param>
/// <param name="Folds">Its backtest; empty when there was none.</param>
/// <param name="Accuracy">Its errors.</param>
/// <param name="FailureReason">Null, or the reason why the model was excluded.</param>
public sealed record Candidate(
    string Name,
    ModelForecast? Forecast,
    IReadOnlyList<BacktestFold> Folds,
    ForecastAccuracy Accuracy,
    string? FailureReason
)
{
    /// <summary>Mean absolute error over the folds in units; null without a backtest.</summary>
    public double? Error => Folds.Count == 0 ? null : Folds.Average(fold => fold.Mae);

    /// <summary>
    /// Mean over the folds of the squared error of all months together, in units²: stock covers the demand of a lead time,
    /// and the absolute error of single months prefers a forecast of zero where most months are empty.
    /// </summary>
    public double? CumulativeError =>
        Folds.Count == 0
            ? null
            : Folds.Average(fold =>
                Math.Pow(fold.Forecast.Values.Sum() - fold.Origin.Demand.Sum(), 2)
            );

    /// <summary>Creates a candidate that was excluded.</summary>
    public static Candidate Failed(string model, string reason) =>
        new(model, null, [], BacktestAccuracy.None, $"{model}: {reason}");
}

namespace ForecastApi.Forecasting.Selection;

/// <summary>A model in the race for a series.</summary>
/// <param name="Model">The model.</param>
/// <param name="Folds">Its backtest; empty when the history is too short for one.</param>
/// <param name="Accuracy">Its errors.</param>
/// <param name="FailureReason">Null, or in words why it is out of the race.</param>
public sealed record Candidate(
    IForecastModel Model,
    IReadOnlyList<BacktestFold> Folds,
    ForecastAccuracy Accuracy,
    string? FailureReason
)
{
    /// <summary>A model that is out of the race.</summary>
    public static Candidate Failed(IForecastModel model, string reason) =>
        new(model, [], BacktestAccuracy.None, $"{model.Name}: {reason}");
}

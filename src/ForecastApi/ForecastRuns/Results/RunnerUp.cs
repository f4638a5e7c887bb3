namespace ForecastApi.ForecastRuns.Results;

/// <summary>
/// The best single model other than the choice, by backtest: a member of the combination or a model left out of it.
/// Null when no other model was tried.
/// </summary>
public sealed record RunnerUp(string Model, double? Mase);

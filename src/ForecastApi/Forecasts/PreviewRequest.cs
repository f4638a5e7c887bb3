namespace ForecastApi.Forecasts;

/// <param name="Models">The models to choose from; null = all that fit the history.</param>
/// <param name="Regressors">Known influences on the demand, at most 20.</param>
public sealed record PreviewRequest(
    IReadOnlyList<PreviewMonth> History,
    int Horizon = 12,
    IReadOnlyList<string>? Models = null,
    IReadOnlyList<PreviewRegressor>? Regressors = null
);

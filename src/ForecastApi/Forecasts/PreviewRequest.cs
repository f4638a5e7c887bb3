namespace ForecastApi.Forecasts;

/// <param name="Models">The models to choose from; null = all that fit the history.</param>
public sealed record PreviewRequest(
    IReadOnlyList<PreviewMonth> History,
    int Horizon = 12,
    IReadOnlyList<string>? Models = null
);

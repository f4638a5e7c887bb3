namespace ForecastApi.Forecasts;

/// <summary>A known influence on demand: a flag or share, such as a promotion, or any other number, such as a price.</summary>
/// <param name="Name">The name in the drivers of the forecast.</param>
/// <param name="History">One number per month from the first month of the history to the last.</param>
/// <param name="Future">One number per month of the horizon.</param>
public sealed record PreviewRegressor(
    string Name,
    IReadOnlyList<double> History,
    IReadOnlyList<double> Future
);

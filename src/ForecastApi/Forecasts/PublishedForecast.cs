using ForecastApi.Common;
using ForecastApi.ForecastRuns.Results;
using ForecastApi.Overrides;

namespace ForecastApi.Forecasts;

/// <summary>A published month of one product: its statistical forecast, or the override in effect.</summary>
/// <param name="ChosenModel">The model of the statistical forecast.</param>
/// <param name="Statistical">The forecast of that model.</param>
/// <param name="Override">The quantity of the override in effect; null without one.</param>
public sealed record PublishedForecast(
    string Sku,
    string? Category,
    string ChosenModel,
    ForecastMonth Statistical,
    decimal? Override
)
{
    public Month Period => Statistical.Period;

    /// <summary>The published quantity and its bounds.</summary>
    public PredictionInterval Interval { get; } =
        OverrideRule.Apply(Statistical.Interval, Override);

    public bool IsOverridden => Override is not null;

    /// <summary>The published model: <c>override</c> for an overridden month.</summary>
    public string Model => IsOverridden ? OverrideRule.Model : ChosenModel;
}

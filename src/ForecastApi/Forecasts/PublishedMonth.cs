using ForecastApi.Common;
using ForecastApi.ForecastRuns.Results;
using ForecastApi.Overrides;

namespace ForecastApi.Forecasts;

/// <summary>A published month of a product.</summary>
/// <param name="Model">The model; <c>override</c> for an overridden month.</param>
/// <param name="Statistical">The statistical forecast of an overridden month; else null.</param>
public sealed record PublishedMonth(
    Month Period,
    decimal Quantity,
    decimal Lower80,
    decimal Upper80,
    decimal Lower95,
    decimal Upper95,
    string Model,
    StatisticalMonth? Statistical
)
{
    /// <summary>Maps a statistical forecast and the override in effect, if any.</summary>
    /// <param name="month">The forecast of the models.</param>
    /// <param name="model">Their name.</param>
    /// <param name="overridden">The quantity of the override; null without one.</param>
    public static PublishedMonth From(ForecastMonth month, string model, decimal? overridden = null)
    {
        var (quantity, lower80, upper80, lower95, upper95) = OverrideRule.Apply(
            month.Interval,
            overridden
        );
        return new(
            month.Period,
            quantity,
            lower80,
            upper80,
            lower95,
            upper95,
            overridden is null ? model : OverrideRule.Model,
            overridden is null ? null : StatisticalMonth.From(month.Interval)
        );
    }
}

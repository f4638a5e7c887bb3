using ForecastApi.Common;

namespace ForecastApi.Forecasts;

/// <summary>The statistical forecast of an overridden month.</summary>
public sealed record StatisticalMonth(
    decimal Quantity,
    decimal Lower80,
    decimal Upper80,
    decimal Lower95,
    decimal Upper95
)
{
    public static StatisticalMonth From(PredictionInterval interval) =>
        new(
            interval.Quantity,
            interval.Lower80,
            interval.Upper80,
            interval.Lower95,
            interval.Upper95
        );
}

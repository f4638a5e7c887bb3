using ForecastApi.Common;
using ForecastApi.ForecastRuns;

namespace ForecastApi.Forecasts;

/// <summary>A month of a product as readers see it.</summary>
/// <param name="Model">The model that made it; <c>override</c> where a person set it.</param>
/// <param name="Statistical">What the models forecast, where a person set another quantity; else null.</param>
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
    /// <summary>The model of a month that a person has set.</summary>
    public const string OverrideModel = "override";

    /// <summary>
    /// A month of the models, with a person's quantity in its place where there is one: the bounds move with it, as far
    /// as nothing, since what a person knows of the level says little about the spread.
    /// </summary>
    public static PublishedMonth Of(ForecastMonth month, string model, decimal? quantity)
    {
        var shift = quantity - month.Quantity ?? 0;
        return new(
            month.Period,
            month.Quantity + shift,
            Math.Max(0, month.Lower80 + shift),
            month.Upper80 + shift,
            Math.Max(0, month.Lower95 + shift),
            month.Upper95 + shift,
            quantity is null ? model : OverrideModel,
            quantity is null
                ? null
                : new(month.Quantity, month.Lower80, month.Upper80, month.Lower95, month.Upper95)
        );
    }
}

/// <summary>What the models forecast of a month that a person has overridden.</summary>
public sealed record StatisticalMonth(
    decimal Quantity,
    decimal Lower80,
    decimal Upper80,
    decimal Lower95,
    decimal Upper95
);

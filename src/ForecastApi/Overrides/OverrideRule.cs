using ForecastApi.Common;

namespace ForecastApi.Overrides;

/// <summary>The rule by which an override replaces a statistical forecast.</summary>
public static class OverrideRule
{
    /// <summary>The published model of an overridden month.</summary>
    public const string Model = "override";

    private const int Decimals = 6;

    // An override rests on knowledge that no backtest has tried.
    private const int Widening = 2;

    /// <summary>
    /// Returns the published forecast of a month. Its bounds have twice the relative width of the statistical ones.
    /// </summary>
    /// <param name="statistical">The forecast of the models.</param>
    /// <param name="quantity">The quantity of the override; null without one.</param>
    public static PredictionInterval Apply(PredictionInterval statistical, decimal? quantity)
    {
        if (quantity is not { } overridden)
            return statistical;
        // Without a level, the width is that of the models in units
        var scale =
            statistical.Quantity > 0 && overridden > 0
                ? Widening * overridden / statistical.Quantity
                : 1;
        return new(
            overridden,
            Math.Max(0, overridden + Distance(statistical.Lower80)),
            overridden + Distance(statistical.Upper80),
            Math.Max(0, overridden + Distance(statistical.Lower95)),
            overridden + Distance(statistical.Upper95)
        );

        decimal Distance(decimal bound) =>
            Math.Round(scale * (bound - statistical.Quantity), Decimals);
    }
}

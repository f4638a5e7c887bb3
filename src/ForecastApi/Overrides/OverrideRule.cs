using ForecastApi.Common;

namespace ForecastApi.Overrides;

/// <summary>The rule by which an override replaces a statistical forecast.</summary>
public static class OverrideRule
{
    /// <summary>The published model of an overridden month.</summary>
    public const string Model = "override";

    /// <summary>
    /// Returns the published forecast of a month. The bounds move with the quantity, down to 0: an override states the
    /// level and says little about the spread.
    /// </summary>
    /// <param name="statistical">The forecast of the models.</param>
    /// <param name="quantity">The quantity of the override; null without one.</param>
    public static PredictionInterval Apply(PredictionInterval statistical, decimal? quantity)
    {
        if (quantity is not { } overridden)
            return statistical;
        var moved = statistical.Shift(overridden - statistical.Quantity);
        return moved with
        {
            Lower80 = Math.Max(0, moved.Lower80),
            Lower95 = Math.Max(0, moved.Lower95),
        };
    }
}

namespace ForecastApi.Common;

/// <summary>
/// The forecast quantity of a period with the bounds of its 80 % and 95 % prediction intervals, in units.
/// </summary>
public readonly record struct PredictionInterval(
    decimal Quantity,
    decimal Lower80,
    decimal Upper80,
    decimal Lower95,
    decimal Upper95
)
{
    /// <summary>
    /// The quantiles of sparse demand, which do not follow from the bounds, at the probabilities of the engine's grid; else
    /// null.
    /// </summary>
    public IReadOnlyList<double>? Quantiles { get; init; }

    /// <summary>Adds <paramref name="units"/> to the quantity and to every bound.</summary>
    public PredictionInterval Shift(decimal units) =>
        new(Quantity + units, Lower80 + units, Upper80 + units, Lower95 + units, Upper95 + units);

    /// <summary>Adds quantities and bounds, which assumes fully correlated periods of one product.</summary>
    public static PredictionInterval operator +(
        PredictionInterval left,
        PredictionInterval right
    ) =>
        new(
            left.Quantity + right.Quantity,
            left.Lower80 + right.Lower80,
            left.Upper80 + right.Upper80,
            left.Lower95 + right.Lower95,
            left.Upper95 + right.Upper95
        );
}

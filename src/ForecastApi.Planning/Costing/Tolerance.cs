using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;

namespace ForecastApi.Planning.Costing;

/// <summary>
/// The tolerance for differences caused by the optimiser's floating point and by rounding to 6 decimals.
/// </summary>
internal static class Tolerance
{
    /// <summary>The number of decimals of every amount of money and quantity in a plan.</summary>
    public const int Decimals = 6;

    /// <summary>Rounds to 6 decimals.</summary>
    public static decimal Round(decimal value) =>
        Math.Round(value, Decimals, MidpointRounding.AwayFromZero);

    /// <summary>Rounds up to 6 decimals.</summary>
    public static decimal RoundUp(decimal value) =>
        Math.Round(value, Decimals, MidpointRounding.ToPositiveInfinity);

    /// <summary>Returns the tolerance for a number of this size: 10⁻⁴ plus 10⁻⁸ of the number.</summary>
    public static decimal For(decimal size) => 0.0001m + (Math.Abs(size) * 0.00000001m);

    /// <summary>
    /// The error of a quantity or of fractional workers by rounding, in units or workers. Hours that follow from them
    /// have this error times the hours of each, which for large products is more than <see cref="For"/> allows.
    /// </summary>
    public const decimal OfQuantity = 0.00001m;

    /// <summary>Returns the error of the stock of an item by rounding the production of the parents that draw it.</summary>
    public static decimal OfDraws(PlanInput input, int item) =>
        ItemGraph.Of(input).Parents(item).Sum(p => p.Units) * OfQuantity * input.Months;

    /// <summary>Whether a value exceeds a limit by more than the tolerance.</summary>
    public static bool Exceeds(decimal value, decimal limit) => value - limit > For(limit);

    /// <summary>Returns the limit if the value lies within the tolerance of it; otherwise the value.</summary>
    public static decimal Snap(decimal value, decimal limit) =>
        Math.Abs(value - limit) <= For(limit) ? limit : value;

    /// <summary>
    /// Returns the limit if the value exceeds it by more than the tolerance but by no more than an error in addition;
    /// otherwise the value.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="error">The error of the value and the limit by rounding the quantities that they follow from.</param>
    public static decimal Cap(decimal value, decimal limit, decimal error) =>
        Exceeds(value, limit) && value - limit <= For(limit) + error ? limit : value;
}

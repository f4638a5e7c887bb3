namespace ForecastApi.Planning.Costing;

/// <summary>How far apart two numbers may lie that the optimiser's floating point and rounding to 6 decimals made differ.</summary>
internal static class Tolerance
{
    /// <summary>Decimals of every money amount and quantity in a plan.</summary>
    public const int Decimals = 6;

    /// <summary>Rounds to the decimals of a plan.</summary>
    public static decimal Round(decimal value) =>
        Math.Round(value, Decimals, MidpointRounding.AwayFromZero);

    /// <summary>The slack allowed to a number of this size: 10⁻⁴ plus 10⁻⁸ of it.</summary>
    public static decimal For(decimal size) => 0.0001m + (Math.Abs(size) * 0.00000001m);

    /// <summary>Whether a value exceeds a limit by more than the slack.</summary>
    public static bool Exceeds(decimal value, decimal limit) => value - limit > For(limit);

    /// <summary>The limit where the value lies within the slack of it, else the value.</summary>
    public static decimal Snap(decimal value, decimal limit) =>
        Math.Abs(value - limit) <= For(limit) ? limit : value;
}

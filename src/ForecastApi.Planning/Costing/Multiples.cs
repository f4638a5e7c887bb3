namespace ForecastApi.Planning.Costing;

/// <summary>Rounds quantities to whole multiples; with a multiple of 0, any quantity is one.</summary>
internal static class Multiples
{
    // A residue of a division in the last digits must not add a multiple.
    private const int Decimals = 9;

    /// <summary>Returns the smallest multiple that is at least the quantity.</summary>
    public static decimal Up(decimal quantity, decimal multiple) =>
        multiple == 0
            ? quantity
            : Math.Ceiling(Math.Round(quantity / multiple, Decimals)) * multiple;

    /// <summary>Returns the largest multiple that is at most the quantity.</summary>
    public static decimal Down(decimal quantity, decimal multiple) =>
        multiple == 0 ? quantity : Math.Floor(Math.Round(quantity / multiple, Decimals)) * multiple;

    /// <summary>Returns the nearest multiple.</summary>
    public static decimal Nearest(decimal quantity, decimal multiple) =>
        multiple == 0 ? quantity : Math.Round(quantity / multiple) * multiple;

    /// <summary>Whether a quantity differs from a multiple by more than rounding to 6 decimals.</summary>
    public static bool IsBetween(decimal quantity, decimal multiple) =>
        Math.Abs(quantity - Nearest(quantity, multiple)) > Tolerance.For(quantity);
}
